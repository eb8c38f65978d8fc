import { type ChildProcess, spawn } from 'node:child_process';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

/** A collection as a process of its own (collect-process.ts), which the test may kill. */
export function startCollection(t: TestContext, args: readonly string[]): ChildProcess {
  const script = fileURLToPath(import.meta.resolve('./collect-process.ts'));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

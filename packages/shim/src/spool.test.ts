import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { buildTestProgram, SANITIZE } from './build.ts';

/** Random sessions of the quick run; SCRIBERY_FUZZ_RUNS asks for more. */
const RUNS = process.env.SCRIBERY_FUZZ_RUNS ?? '3000';

test('whatever the disk does, the spool is whole frames, and every byte is recorded or counted', () => {
  const program = buildTestProgram('spool-fuzz', ['spool.c', 'frame.c'], SANITIZE);
  const output = execFileSync(program, ['20240229', RUNS], { encoding: 'utf8' });
  assert.equal(output, `${RUNS} runs\n`);
});

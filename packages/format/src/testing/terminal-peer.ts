import { spawn, spawnSync } from 'node:child_process';

/** Why a test with a real program cannot run here; false when it can. For node:test's `skip`. */
export function missing(...programs: readonly string[]): string | false {
  const absent = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
  return absent.length === 0 ? false : `not installed: ${absent.join(', ')}`;
}

/** What is typed, once the terminal shows a text. */
interface Typing {
  readonly after: string;
  readonly bytes: Uint8Array;
}

/** Longest time in ms that a program may take; then it is ended, and the test fails. */
const PROGRAM_LIMIT = 30_000;

/** Runs a shell command in a terminal (util-linux `script`), and gives every byte that the terminal got. */
export function inTerminal(command: string, typing?: Typing): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', SHELL: '/bin/sh' },
      timeout: PROGRAM_LIMIT,
    });
    let shown = Buffer.alloc(0);
    let typed = false;
    child.stdout.on('data', (part: Buffer) => {
      shown = Buffer.concat([shown, part]);
      if (typing === undefined || typed || !shown.includes(typing.after)) return;
      typed = true;
      child.stdin.write(typing.bytes);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(shown);
      else reject(new Error(`${command}: exit ${code ?? signal}: ${shown.toString()}`));
    });
    // Standard input stays open: its end would be typed as Ctrl-D, and now and then `script` hangs on it.
    child.on('exit', () => child.stdin.destroy());
  });
}

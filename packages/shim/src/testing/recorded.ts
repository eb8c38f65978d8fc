import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildShim } from '../build.ts';
import { type ShimOptions, shimArguments } from '../shim-arguments.ts';
import type { ShimVariant } from '../shim-path.ts';
import { PtyDriver, type PtyOptions } from './pty-driver.ts';
import { readSpool, type SpoolFrame } from './read-spool.ts';

/** Every behaviour is shown on the program that is shipped and under the sanitizers. */
export const variants: readonly ShimVariant[] = ['hardened', 'sanitize'];

/** A folder of its own for a test, and the command line of a recorder that writes its spool there. */
export class SpoolFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'scribery-shim-'));
  readonly spool = join(this.path, 'r.spool');
  readonly #variant: ShimVariant;

  constructor(variant: ShimVariant) {
    this.#variant = variant;
  }

  command(
    command: readonly string[],
    options: Partial<ShimOptions> = {},
    program = buildShim(this.#variant),
  ): string[] {
    return [program, ...shimArguments({ spool: this.spool, recording: 'r', command, ...options })];
  }

  /** Records a command on a pty. */
  record(
    command: readonly string[],
    options: Partial<ShimOptions> = {},
    { program, env, ...pty }: PtyOptions & { readonly program?: string } = {},
  ): PtyDriver {
    return new PtyDriver(this.command(command, options, program), {
      env: { ...environment(), ...env },
      columns: 200,
      ...pty,
    });
  }

  /** Whether the spool of a recording that goes on has a frame of this type by now. */
  has(type: string): boolean {
    return existsSync(this.spool) && this.frames({ tail: true }).some((frame) => frame.type === type);
  }

  /** The recorder's process id, from the header that it wrote. */
  recorderPid(): number {
    const header = String(this.frames({ tail: true })[0]?.payload);
    return Number(/^pid=(\d+)$/m.exec(header)?.[1]);
  }

  frames(options: { tail?: boolean } = {}): SpoolFrame[] {
    return readSpool(this.spool, options);
  }

  /** Types of the frames, `header` and `end` left out, runs of the same type told once. */
  story(): string[] {
    const types = this.frames().map(({ type }) => type);
    return types.slice(1, -1).filter((type, index, all) => type !== all[index - 1]);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** What a recorded shell runs with: no start-up files, a prompt that can be waited for, no files left behind. */
function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    TERM: 'xterm-256color',
    PS1: 'ready> ',
    LC_ALL: 'C.UTF-8',
  };
}

/** An interactive shell without anybody's settings. */
export const SHELL = ['bash', '--norc', '--noprofile', '-i'];

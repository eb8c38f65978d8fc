import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { buildTestProgram } from '../build.ts';

/** How long anything may be waited for, in ms; a test that takes this long has failed, on any machine. */
const PATIENCE_MS = 60_000;

/** Bytes typed in one order; the program's line buffer takes twice as many hexadecimal digits. */
const TYPED_AT_ONCE = 65_536;

/** Bytes of output that are kept without moving them; most tests show less. */
const SHOWN_AT_FIRST = 65_536;

export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What the command shows is read and counted, but not kept. */
  readonly discard?: boolean;
}

/** The modes of the pty: `all` are the four flag words in hexadecimal, for comparing. */
export interface PtyModes {
  readonly canonical: boolean;
  readonly echo: boolean;
  readonly signals: boolean;
  readonly all: string;
}

export interface PtyEnd {
  /** Exit status, or the number of the signal that killed the command. */
  readonly exit?: number;
  readonly signal?: number;
  /** Whether a core file was written. */
  readonly core: boolean;
  /** Wall time, time to the first byte shown (-1 without one), and CPU time of the process itself, in ms. */
  readonly ms: number;
  readonly firstByteMs: number;
  readonly cpuMs: number;
  readonly userMs: number;
  /** Bytes shown. */
  readonly bytes: number;
  /** The terminal's modes as the command left them. */
  readonly modes: PtyModes;
}

/**
 * A command on a pty, driven by a test: a real terminal without a terminal program.
 * The other half is pty-driver.c, because Node has no pty; it is built on first use.
 */
export class PtyDriver implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #orders: Writable;
  /** What the command showed: the first `#length` bytes of a buffer that doubles when it is full. */
  #shown = Buffer.alloc(SHOWN_AT_FIRST);
  #length = 0;
  readonly #answers: { readonly type: string; readonly line: string }[] = [];
  readonly #closed: Promise<unknown>;
  #changed = Promise.withResolvers<void>();
  #isClosed = false;

  constructor(command: readonly string[], options: PtyOptions = {}) {
    const words = [`--size=${options.columns ?? 80}x${options.rows ?? 24}`];
    if (options.discard) words.push('--discard');
    this.#process = spawn(buildPtyDriver(), [...words, '--', ...command], {
      env: options.env ?? process.env,
      stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const [orders, shown, , answers] = this.#process.stdio;
    if (!orders || !shown || !answers)
      throw new TypeError('the driver has pipes for orders, output and answers');
    this.#orders = orders;
    this.#orders.on('error', () => this.#notify()); // the command has ended meanwhile; its end is told
    shown.on('data', (chunk: Buffer) => {
      this.#keep(chunk);
      this.#notify();
    });
    this.#readAnswers(readable(answers));
    this.#closed = once(this.#process, 'close').then(() => {
      this.#isClosed = true;
      this.#notify();
    });
  }

  /** Everything that the command showed so far. */
  get output(): Buffer {
    return this.#shown.subarray(0, this.#length);
  }

  /** The process id of the command. */
  async pid(): Promise<number> {
    return field(await this.#answer('start', 0), 'pid');
  }

  /** Types text or bytes. */
  type(keys: string | Uint8Array): void {
    const bytes = Buffer.from(keys);
    for (let at = 0; at < bytes.length; at += TYPED_AT_ONCE) {
      this.#order(`write ${bytes.subarray(at, at + TYPED_AT_ONCE).toString('hex')}`);
    }
  }

  /** Waits until the text stands in the output behind byte `from`; gives the byte where the output goes on. */
  async waitFor(text: string, from = 0): Promise<number> {
    const bytes = Buffer.byteLength(text);
    let searched = from;
    let found = -1;
    const stands = (): boolean => {
      found = this.output.indexOf(text, searched);
      searched = Math.max(searched, this.#length - bytes);
      return found >= 0;
    };
    await this.waitUntil(stands, `${JSON.stringify(text)} is shown`);
    return found + bytes;
  }

  /** Waits until something is true that depends on output or answers, or on anything else. */
  async waitUntil(isTrue: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    const limit = Date.now() + patienceMs;
    while (!isTrue()) {
      if (this.#isClosed || Date.now() > limit) {
        const shown = this.output.subarray(-2000).toString();
        throw new Error(`waited in vain until ${what}; last shown: ${JSON.stringify(shown)}`);
      }
      await Promise.race([this.#changed.promise, soon()]);
    }
  }

  resize(columns: number, rows: number): void {
    this.#order(`size ${columns} ${rows}`);
  }

  /** Signals the command itself. */
  signal(name: NodeJS.Signals): void {
    this.#order(`signal ${constants.signals[name]}`);
  }

  /** Stops reading what the command shows, as a slow terminal; `read` goes on. */
  pause(): void {
    this.#order('pause');
  }

  read(): void {
    this.#order('read');
  }

  /** Takes the terminal away. */
  hangUp(): void {
    this.#order('hangup');
  }

  /** The terminal's modes now. */
  async modes(): Promise<PtyModes> {
    const before = this.#answers.filter(({ type }) => type === 'modes').length;
    this.#order('modes');
    return modesOf(await this.#answer('modes', before));
  }

  /** Waits for the command's end, with everything that it showed read. */
  async end({ patienceMs = PATIENCE_MS } = {}): Promise<PtyEnd> {
    const hasEnded = () => this.#answers.some(({ type }) => type === 'end');
    await this.waitUntil(hasEnded, 'the command ends', patienceMs);
    await this.#closed;
    const answer = await this.#answer('end', 0);
    const modes = modesOf(JSON.parse(this.#answers.findLast(({ type }) => type === 'modes')?.line ?? '{}'));
    return {
      ...('exit' in answer ? { exit: field(answer, 'exit') } : { signal: field(answer, 'signal') }),
      core: 'core' in answer && answer.core === true,
      ms: field(answer, 'ms'),
      firstByteMs: field(answer, 'firstByteMs'),
      cpuMs: field(answer, 'cpuMs'),
      userMs: field(answer, 'userMs'),
      bytes: field(answer, 'bytes'),
      modes,
    };
  }

  /** Ends the driver, and by the hang-up the command, whatever they are doing. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) this.#process.kill('SIGKILL');
    this.#process.stdio.forEach((stream) => stream?.destroy());
    await this.#closed;
  }

  #keep(chunk: Buffer): void {
    if (this.#length + chunk.length > this.#shown.length) {
      const larger = Buffer.alloc(2 * (this.#length + chunk.length));
      this.#shown.copy(larger, 0, 0, this.#length);
      this.#shown = larger;
    }
    chunk.copy(this.#shown, this.#length);
    this.#length += chunk.length;
  }

  #order(line: string): void {
    if (!this.#isClosed) this.#orders.write(`${line}\n`);
  }

  async #answer(type: string, skip: number): Promise<object> {
    const found = () => this.#answers.filter((answer) => answer.type === type)[skip];
    await this.waitUntil(() => found() !== undefined, `the driver answers "${type}"`);
    return JSON.parse(found()?.line ?? '{}');
  }

  #readAnswers(stream: Readable): void {
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#answers.push({ type: JSON.parse(line).type, line });
      this.#notify();
    });
  }

  #notify(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

/** Builds the C half where it is not there yet, and gives its path. */
function buildPtyDriver(): string {
  return buildTestProgram('pty-driver', [], ['-O2', '-lutil']);
}

/** Builds the least that a recorder can do, for comparison, and gives its path. */
export function buildPtyFloor(): string {
  return buildTestProgram('pty-floor', [], ['-O2', '-lutil']);
}

function readable(stream: Readable | Writable): Readable {
  if ('read' in stream) return stream;
  throw new TypeError('the pipe for answers is readable');
}

function field(answer: object, name: string): number {
  const value: unknown = Reflect.get(answer, name);
  if (typeof value === 'number') return value;
  throw new TypeError(`the driver's answer has the number "${name}": ${JSON.stringify(answer)}`);
}

function modesOf(answer: object): PtyModes {
  const flag = (name: string) => Reflect.get(answer, name) === true;
  return {
    canonical: flag('canonical'),
    echo: flag('echo'),
    signals: flag('signals'),
    all: String(Reflect.get(answer, 'all')),
  };
}

/** A moment for conditions that no event tells of, such as the contents of a file. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10).unref());
}

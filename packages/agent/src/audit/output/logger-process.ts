import { spawn } from 'node:child_process';
import { ScriberyError } from '@scribery/errors';
import type { Delivered, OutgoingEvent } from './output.ts';
import { MESSAGE_ID, type SyslogHeader } from './syslog-message.ts';

/** Largest message, in bytes, well below what a unix datagram takes. A larger one is refused, since cut it would be no JSON. */
const MOST_BYTES = 128 * 1024;

/**
 * Sends to a unix datagram socket through `logger` of util-linux, which every Debian has: Node has no such sockets. One
 * process takes a batch, and ends well only when the socket took all of it. The header's time is then when it was sent.
 */
export class LoggerProcess {
  readonly #name: string;
  readonly #args: readonly string[];

  constructor(name: string, socket: string, { facility, severity, app }: SyslogHeader) {
    this.#name = name;
    this.#args = [
      ...['--socket', socket, '--socket-errors=on', '--rfc5424', '--size', String(MOST_BYTES)],
      ...[
        '--priority',
        `${facility}.${severity}`,
        '--tag',
        app,
        '--msgid',
        MESSAGE_ID,
        `--id=${process.pid}`,
      ],
    ];
  }

  async send(events: readonly OutgoingEvent[], signal: AbortSignal): Promise<Delivered> {
    const [fitting, tooLong] = [[] as string[], [] as string[]];
    for (const { id, line } of events) {
      if (Buffer.byteLength(line) <= MOST_BYTES) fitting.push(`${line}\n`);
      else tooLong.push(id);
    }
    if (fitting.length > 0) await this.#run(fitting.join(''), signal);
    const reason = `more than ${MOST_BYTES} bytes are too much for a message of syslog`;
    return { refused: tooLong.map((id) => ({ id, reason })), again: [] };
  }

  #run(input: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const logger = spawn('logger', this.#args, { stdio: ['pipe', 'ignore', 'pipe'], signal });
      let told = '';
      logger.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
      const fail = (why: string, cause?: unknown): void =>
        reject(new ScriberyError('SCR_SINK_FAILED', `${this.#name}: ${why}`, { cause }));
      logger.on('error', (error) => fail(error.message, error));
      logger.on('close', (status) => {
        if (status === 0 && told === '') resolve();
        else fail(told.trim() || `logger ended with status ${status}`);
      });
      // When it ends early, its status says why.
      logger.stdin.on('error', () => undefined);
      logger.stdin.end(input);
    });
  }
}

import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';
import { readableLine } from './readable-line.ts';

export type { Logger } from 'pino';

/** Fields that may hold a secret; their values never reach a log. */
const SECRET_FIELDS = ['token', 'authorization', 'cookie', 'set-cookie', 'signInLink'];

export interface LoggerOptions {
  readonly level: string;
  /** Where lines go; standard error by default. */
  readonly stream?: DestinationStream;
  /** Lines for people instead of JSON; by default when standard error is a terminal. */
  readonly readable?: boolean;
}

/** The one logger of a process: a JSON object a line to standard error, or lines for people. Secrets are redacted. */
export function createLogger(options: LoggerOptions): Logger {
  const stream = options.stream ?? standardError();
  const readable = options.readable ?? process.stderr.isTTY === true;
  return pino(
    {
      level: options.level,
      base: null,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.headers["${field}"]`]),
        censor: '[redacted]',
      },
      serializers: { err: stdSerializers.errWithCause },
    },
    readable ? { write: (line: string) => stream.write(readableLine(line)) } : stream,
  );
}

/** Synchronous: a process that ends takes no line with it, and we log little. */
function standardError(): DestinationStream {
  const stream = destination({ fd: 2, sync: true });
  // A terminal that was closed (EIO) must not end the work that is logged.
  stream.on('error', () => {});
  return stream;
}

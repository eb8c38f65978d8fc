import { type ErrorCode, registry } from './registry.ts';

/** Where in the input the trouble is; line and column count from 1, as editors do. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/**
 * An error from the registry: `message` is the registry's sentence and what was wrong just here,
 * and `exit` and `http` say how it leaves a command or a server.
 */
export class ScriberyError extends Error {
  readonly code: ErrorCode;
  readonly place: ErrorPlace;
  override readonly name = 'ScriberyError';

  constructor(code: ErrorCode, detail: string, options: { cause?: unknown; place?: ErrorPlace } = {}) {
    super(`${registry[code].text}: ${detail}`, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.place = options.place ?? {};
  }

  get http(): number {
    return registry[this.code].http;
  }

  get exit(): number {
    return registry[this.code].exit;
  }
}

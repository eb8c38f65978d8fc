import { createReadStream, fstatSync, statSync } from 'node:fs';
import { PACKED_BYTES, whyPacked } from '@scribery/audit/packed-form';
import { ScriberyError } from '@scribery/errors';

/** Bytes read at a time: what is read waits for the collector of garbage, and larger pieces are no faster. */
const CHUNK_BYTES = 64 * 1024;

/** Bytes of one input. */
export interface AuditInput {
  /** Whether it is being written while it is read: a pipe, a socket, a terminal. */
  readonly live: boolean;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a file, `-` being standard input; gzip is unpacked where the first bytes show it. Throws SCR_INPUT_UNREADABLE. */
export function openInput(path: string): AuditInput {
  try {
    const stat = path === '-' ? fstatSync(0) : statSync(path);
    const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
    return { live: !stat.isFile(), chunks: readable(path, unpacked(stream)) };
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function* readable(path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function* unpacked(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  while (start.length < PACKED_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const packed = whyPacked(start);
  if (packed !== undefined) {
    // Nobody else closes it.
    await iterator.return?.();
    throw new Error(packed);
  }
  const whole = withStart(start, iterator);
  if (!isGzip(start)) {
    yield* whole;
    return;
  }
  const { gunzip } = await import('@scribery/agent/gunzip');
  yield* gunzip(whole, CHUNK_BYTES);
}

async function* withStart(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** RFC 1952: two bytes of identification. */
function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

function unreadable(path: string, cause: unknown): ScriberyError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ScriberyError('SCR_INPUT_UNREADABLE', reason, { place: { file: path }, cause });
}

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Time in ms after which a comment is sent when nothing else is: proxies and browsers drop connections that look dead. */
export const HEARTBEAT_MS = 15_000;

export const HEARTBEAT = ': still here\n\n';

/**
 * Time in ms after which a client that takes nothing is dropped. Nothing is gathered for it meanwhile: viewers read from
 * the store at their own pace, so a slow one costs a socket buffer.
 */
const STALLED_MS = 60_000;

/** One server-sent event (WHATWG HTML, 9.2). `data` is put on one line, as JSON has no line ends outside escapes. */
export function serverSentEvent(event: string, data: unknown, id?: number): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/**
 * Sends what `events` yields until it ends or the client goes. `left` is called when the client goes, to wake `events`
 * out of whatever it waits for.
 */
export function sendEventStream(reply: FastifyReply, events: AsyncIterable<string>, left: () => void) {
  const { raw } = reply.request;
  raw.socket.setTimeout?.(STALLED_MS, () => raw.socket.destroy());
  raw.once('close', left);
  const stream = Readable.from(events, { objectMode: false, highWaterMark: 64 * 1024 });
  stream.once('close', left);
  return (
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // The connection is of no use for anything else, and is not to be waited for when the server ends.
      .header('connection', 'close')
      .send(stream)
  );
}

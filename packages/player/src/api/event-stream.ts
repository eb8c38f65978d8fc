/** One server-sent event; see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
export interface ServerEvent {
  readonly type: string;
  readonly id: string;
  readonly data: string;
}

/**
 * Longest event that is read, in UTF-16 units: a message of the largest payload, several times over.
 * A longer one ends the stream with an error, so that a broken server cannot fill the memory.
 */
const MAX_EVENT = 64 * 1024 * 1024;

/** Reads server-sent events from the chunks of a response body. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  let event = { type: 'message', id: '', data: '' };
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    if (rest.length + event.data.length > MAX_EVENT) throw new RangeError('A server-sent event is too long');
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        event = withLine(event, line);
        continue;
      }
      if (event.data !== '') yield { ...event, data: event.data.slice(0, -1) };
      event = { type: 'message', id: event.id, data: '' };
    }
  }
}

function withLine(event: ServerEvent, line: string): ServerEvent {
  const colon = line.indexOf(':');
  if (colon === 0) return event;
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'event') return { ...event, type: value };
  if (name === 'id') return { ...event, id: value };
  if (name === 'data') return { ...event, data: `${event.data}${value}\n` };
  return event;
}

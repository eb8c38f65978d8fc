import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ScriberyError } from '@scribery/errors';
import { fieldsOf } from '../json-fields.ts';
import type { AuditOutput, Delivered, OutgoingEvent, RefusedEvent } from './output.ts';
import { reasonOf } from './reason-of.ts';

/** Longest that a cluster may take to answer a batch, in ms; then it is sent again, and what it has it keeps once. */
const ANSWER_WITHIN_MS = 60_000;

export interface HttpBulkOptions {
  /** Address of the bulk API, with the index or data stream: `http://HOST:9200/audit/_bulk`; `USER:PASSWORD@` may stand in it. */
  readonly url: string;
  /** Value of the header `authorization`. */
  readonly authorization?: string;
  readonly answerWithinMs?: number;
}

/**
 * Indexes events through the bulk API of Elasticsearch and OpenSearch. They are created under their ids, so a batch that is
 * sent twice is stored once.
 */
export function httpBulkOutput({
  url: given,
  authorization: header,
  answerWithinMs = ANSWER_WITHIN_MS,
}: HttpBulkOptions): AuditOutput {
  // fetch takes no address with a user and password in it; and they do not belong into messages.
  const { url, authorization = header } = withoutCredentials(given);
  const headers = {
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
    accept: 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  };
  const send = async (events: readonly OutgoingEvent[], signal: AbortSignal): Promise<Delivered> => {
    const body = await compress(events.map(actionLines).join(''), { level: 1 });
    const { status, text } = await post(
      url,
      headers,
      body,
      AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    );
    if (status === 413 && events.length > 1) {
      const middle = Math.ceil(events.length / 2);
      const first = await send(events.slice(0, middle), signal);
      const second = await send(events.slice(middle), signal);
      return { refused: [...first.refused, ...second.refused], again: [...first.again, ...second.again] };
    }
    const [only] = events;
    if (status === 413 && only !== undefined)
      return refusedAlone(only, `the cluster takes no request of ${body.length} bytes`);
    if (status < 200 || status > 299) {
      throw new ScriberyError('SCR_SINK_FAILED', `${url}: ${status} ${text.slice(0, 300)}`);
    }
    return outcome(url, events, text);
  };
  return { name: url, deliver: send, close: async () => {} };
}

const compress = promisify(gzip);

function actionLines({ id, line }: OutgoingEvent): string {
  return `{"create":{"_id":${JSON.stringify(id)}}}\n${line}\n`;
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer<ArrayBuffer>,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> {
  try {
    // A redirect would take the credentials elsewhere.
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw new ScriberyError('SCR_SERVER_UNREACHABLE', `${url}: ${reasonOf(cause)}`, { cause });
  }
}

/** Sorts events by what the answer says of each; they have the order of the request. */
function outcome(url: string, events: readonly OutgoingEvent[], text: string): Delivered {
  const items = itemsOf(text);
  if (items?.length !== events.length) {
    throw new ScriberyError('SCR_SINK_FAILED', `${url}: the answer does not tell what became of each event`);
  }
  const refused: RefusedEvent[] = [];
  const again: OutgoingEvent[] = [];
  for (const [index, event] of events.entries()) {
    const { status, reason } = items[index] ?? { status: 0, reason: '' };
    // 409: it is there already.
    if ((status >= 200 && status <= 299) || status === 409) continue;
    if (status === 429 || status >= 500) again.push(event);
    else refused.push({ id: event.id, reason: `${status} ${reason}` });
  }
  return { refused, again };
}

function itemsOf(text: string): { readonly status: number; readonly reason: string }[] | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { items } = fieldsOf(answer);
  if (!Array.isArray(items)) return undefined;
  return items.map((item) => {
    const { status, error } = fieldsOf(fieldsOf(item)['create']);
    const { type, reason } = fieldsOf(error);
    const why =
      typeof type === 'string' && typeof reason === 'string' ? `${type}: ${reason}` : JSON.stringify(error);
    return { status: typeof status === 'number' ? status : 0, reason: why };
  });
}

function refusedAlone({ id }: OutgoingEvent, reason: string): Delivered {
  return { refused: [{ id, reason }], again: [] };
}

function withoutCredentials(given: string): { readonly url: string; readonly authorization?: string } {
  const url = new URL(given);
  if (url.username === '') return { url: url.href };
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { url: url.href, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { ScriberyError } from '@scribery/errors';
import { fieldsOf } from '../json-fields.ts';
import type { Send } from '../../sinks/send.ts';
import type { AuditOutput, OutgoingEvent, RefusedEvent } from './output.ts';
import { reasonOf } from './reason-of.ts';

export interface AuditCollectorOptions {
  readonly name: string;
  /** Brings a request to `POST /api/ingest/audit` and gives the answer. */
  readonly send: Send;
  /** Bearer token. */
  readonly token?: string;
}

/**
 * Sends events to a server's `POST /api/ingest/audit` (docs/api.md): NDJSON in zstd, answered when it is durable. A batch
 * that is sent twice is stored once.
 */
export function auditCollectorOutput({ name, send, token }: AuditCollectorOptions): AuditOutput {
  const headers = {
    'content-type': 'application/x-ndjson',
    'content-encoding': 'zstd',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    name,
    async deliver(events, signal) {
      const body = await compress(Buffer.from(events.map(ingestLine).join('')));
      const { status, body: text } = await send({ headers, body, signal }).catch((cause: unknown) => {
        if (cause instanceof ScriberyError) throw cause;
        throw new ScriberyError('SCR_SERVER_UNREACHABLE', `${name}: ${reasonOf(cause)}`, { cause });
      });
      if (status < 200 || status > 299) {
        throw new ScriberyError('SCR_SINK_FAILED', `${name}: ${status} ${text.slice(0, 300)}`);
      }
      return { refused: refusedOf(name, text, events), again: [] };
    },
    close: async () => {},
  };
}

const compress = promisify(zstdCompress);

/** Where the boot is not known it is ''. */
function ingestLine({ id, host, boot = '', line }: OutgoingEvent): string {
  const head = JSON.stringify({ id, host, boot });
  return `${head.slice(0, -1)},"event":${line}}\n`;
}

/** Events of an answer that the server will not take. */
function refusedOf(name: string, text: string, events: readonly OutgoingEvent[]): RefusedEvent[] {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    throw new ScriberyError('SCR_SINK_FAILED', `${name}: the answer is no JSON`, { cause });
  }
  const { stored, known, refusals, refused } = fieldsOf(answer);
  if (![stored, known, refusals].every(Number.isSafeInteger) || !Array.isArray(refused)) {
    throw new ScriberyError('SCR_SINK_FAILED', `${name}: the answer has no commit point`);
  }
  const told = refused.map((entry) => {
    const { id, line, message, code } = fieldsOf(entry);
    const named = typeof id === 'string' ? id : typeof line === 'number' ? events[line - 1]?.id : undefined;
    return { id: named ?? '', reason: `${code}: ${message}` };
  });
  // Of very many the answer names the first.
  while (told.length < Number(refusals)) told.push({ id: '', reason: 'as the others' });
  return told;
}

import type { AuditEvent } from '../assembly/audit-event.ts';
import { DocumentTexts } from './document-texts.ts';
import { ECS_VERSION, type EcsDocument } from './ecs-fields.ts';
import { stampOf } from './event-id.ts';
import { timestamp } from './timestamp.ts';

/** The document of lines that belong to no event, so that they are not lost; its time is that of the line before. */
export function unparsedDocument(
  event: AuditEvent,
  host: { readonly name?: string; readonly boot?: string },
): EcsDocument {
  const texts = new DocumentTexts();
  const original = texts.of('event.original', event.unparsed.map(({ line }) => line).join('\n'));
  const name = event.node === '' ? host.name : texts.of('host.name', event.node);
  return {
    '@timestamp': timestamp(event.time),
    ecs: { version: ECS_VERSION },
    error: { message: 'not a line of an audit log' },
    event: { kind: 'pipeline_error', outcome: 'unknown', id: stampOf(event), original },
    ...(name === undefined ? {} : { host: { name } }),
    ...(texts.bytes.length === 0 ? {} : { auditd: { problems: ['not-utf8'], bytes: texts.bytes } }),
  };
}

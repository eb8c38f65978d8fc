import { type AuditDocument, type EventHit, numberAt, textAt } from '@scribery/store';

/** What was done, to what, and how it went, in a word each. */
export interface EventSummary {
  readonly action: string | null;
  readonly object: string;
  readonly result: string | null;
}

/** The summary of an event that was found. */
export function eventSummary(hit: EventHit, event: AuditDocument): EventSummary {
  const object = textAt(event, 'auditd', 'summary', 'object', 'primary');
  return {
    action: textAt(event, 'event', 'action') ?? null,
    object: hit.kind === 'cmd' ? hit.text : (object ?? textAt(event, 'file', 'path') ?? hit.text),
    result: resultOf(event),
  };
}

/** The status of a process that ended, the name of an error, or the outcome in the words of ECS. */
function resultOf(event: AuditDocument): string | null {
  const status = numberAt(event, 'process', 'exit_code');
  if (status !== undefined) return `exit ${status}`;
  return textAt(event, 'auditd', 'error') ?? textAt(event, 'event', 'outcome') ?? null;
}

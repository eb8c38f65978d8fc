import type { AuditEvent } from '../assembly/audit-event.ts';
import { compileFilter } from './compile.ts';
import { EventSubject } from './event-subject.ts';
import type { FilterExpression } from './expression.ts';

/**
 * Makes a filter of events from an expression.
 * @param documentOf makes the ECS document of an event, for paths; called only where the expression has some
 */
export function eventFilter(
  expression: FilterExpression,
  documentOf: (event: AuditEvent) => object,
): (event: AuditEvent) => boolean {
  const filter = compileFilter(expression);
  return (event) => filter(new EventSubject(event, () => documentOf(event)));
}

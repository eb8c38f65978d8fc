import { fieldsOf } from './json-fields.ts';

/**
 * What tells the line of an event from those of others, each time that it is made the same: host, time and serial, the number
 * of the part, and of a line that belongs to no event its text. The line itself would not do: what is known of a process
 * depends on what was read before.
 */
export function identifyDocument(line: string): string {
  const document: unknown = parsed(line);
  const event = fieldsOf(fieldsOf(document)['event']);
  const auditd = fieldsOf(fieldsOf(document)['auditd']);
  const host = fieldsOf(fieldsOf(document)['host']);
  const { message } = fieldsOf(fieldsOf(document)['error']);
  return JSON.stringify([
    host['name'],
    event['id'],
    auditd['continuation'],
    event['original'],
    event['action'] === 'lost-events' ? message : undefined,
  ]);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Of another program; it is like no event.
    return undefined;
  }
}

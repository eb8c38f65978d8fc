import type { AuditEvent } from '../assembly/audit-event.ts';
import { coalesceFiles, coalesceLogs, logFiles } from './corpus.ts';
import { eventsOf } from './events-of.ts';
import { fixture } from './fixture.ts';

/** Every log under `fixtures/`, Latin-1, by its name. */
export function corpusLogs(): [name: string, log: string][] {
  const logs = logFiles.map((path): [string, string] => [path, fixture(path).toString('latin1')]);
  const named = coalesceFiles.flatMap((path) =>
    coalesceLogs(path).map(([name, log]): [string, string] => [`${path}: ${name}`, log]),
  );
  return [...logs, ...named];
}

/** The events of every log under `fixtures/`, by the log's name. */
export function corpusEvents(): [log: string, events: AuditEvent[]][] {
  return corpusLogs().map(([name, log]) => [name, eventsOf(log)]);
}

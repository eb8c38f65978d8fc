import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AuditEvent } from '../assembly/audit-event.ts';
import type { EventShape } from '../shape.ts';
import { eventsOf } from './events-of.ts';
import { fixture } from './fixture.ts';

const folder = new URL('../../fixtures/golden/', import.meta.url);

/**
 * Compares the documents of a log with its golden file, `WRITE_GOLDEN=1` makes it what was found. Of events that are
 * alike (`kindOf`) the first stands for all: a stream of logins says nothing new after the first.
 */
export function compareWithGolden(
  form: string,
  log: string,
  shape: EventShape,
  kindOf: (event: AuditEvent, document: string) => string,
): void {
  const kinds = new Set<string>();
  let found = '';
  for (const event of eventsOf(fixture(log).toString('latin1'))) {
    const document = shape.event(event);
    const kind = kindOf(event, document);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    found += `${document}\n`;
  }
  const file = new URL(`${form}/${log.replaceAll('/', '-').replace(/\.log$/, '')}.ndjson`, folder);
  if (process.env['WRITE_GOLDEN'] === '1') {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, found);
  }
  assert.deepEqual(found.split('\n'), readFileSync(file, 'utf8').split('\n'));
}

/** The record types of an event, each once. */
export function typesOf({ records }: AuditEvent): string {
  return [...new Set(records.map(({ type }) => type))].sort().join();
}

import { factsOf, type Recording, type StoreReader, textAt, textsAt } from '@scribery/store';
import type { TouchedFile } from '../api/audit-schemas.ts';
import { EventClock, recordedEvents } from './recording-moments.ts';
import { usedAgain, withOne } from './uses.ts';

/** What ECS says of events that leave a file otherwise than it was. */
const WRITING = new Set(['creation', 'change', 'deletion']);

/** Files that are listed of one recording; a `tar x` in a watched directory has more than anybody reads. */
const FILES_LISTED = 10_000;

/** The files that were made, changed or deleted in a recording's session, in the order of the first time. */
export async function touchedFiles(reader: StoreReader, recording: Recording): Promise<TouchedFile[]> {
  const clock = new EventClock(recording);
  const files = new Map<string, TouchedFile>();
  for await (const event of recordedEvents(reader, recording, { kinds: ['event'] })) {
    const facts = factsOf(event);
    const moment = clock.at(facts.time);
    if (!isWriting(textsAt(event.event, 'event', 'type')) || facts.error !== '') continue;
    const path = textAt(event.event, 'file', 'path');
    if (path === undefined || (files.size >= FILES_LISTED && !files.has(path))) continue;
    const before = files.get(path);
    files.set(path, {
      path,
      ...usedAgain(before, moment, facts),
      actions: withOne(before?.actions ?? [], textAt(event.event, 'event', 'action') ?? ''),
    });
  }
  return [...files.values()];
}

function isWriting(types: readonly string[]): boolean {
  return types.some((type) => WRITING.has(type));
}

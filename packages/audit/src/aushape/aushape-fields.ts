import { cutFields } from '../limit/cut-fields.ts';
import { date, flag, flattened, keyword, long, storedList, text } from '../schema/field-kinds.ts';

/** Every field of a document in the shape of aushape; what differs from aushape is told in docs/audit-ecs.md. */
export const aushapeFields = {
  serial: long('Serial number of the event.'),
  time: date('When the event happened, UTC.'),
  node: keyword('Host of the event, where its lines have a `node=`.'),
  error: text('What could not be read.'),
  continuation: long('How many parts of the event were given out before: these records came late.'),
  incomplete: flag('Records are known to be missing.'),
  trimmed: storedList('Fields of this document that were cut for the size of the event.'),
  cut: cutFields,
  text: storedList('The lines of the event.'),
  data: flattened(
    'Records by their types in lower case; fields as `[interpreted, written]`, or `[value]` where both are the same.',
  ),
} as const;

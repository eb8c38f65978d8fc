import { flag, flattened, keyword, long, stored } from './field-kinds.ts';

const exactText = {
  text: stored('The line, with --with-text.'),
  text_bytes: stored('Its bytes in base64, where they are not UTF-8.'),
  end: keyword('How the line ended, where that is not a line feed.'),
};

const records = {
  each: {
    type: keyword('Type of the record.'),
    line: long('Number of the line in the input, from 1.'),
    fields: flattened('Fields of the record, as written.'),
    fields_bytes: flattened('Those that are not UTF-8, in base64.'),
    message: flattened("Fields in `msg='…'`, as written."),
    message_bytes: flattened('Those that are not UTF-8, in base64.'),
    prose: stored('Words that belong to no field.'),
    enriched: flattened('Names that auditd added.'),
    enriched_bytes: flattened('Those that are not UTF-8, in base64.'),
    ...exactText,
  },
};

/** Every field of an event in the native form (see native-shape.ts). */
export const nativeFields = {
  node: keyword('The `node=` of the lines; empty where there is none.'),
  time: long('When the event happened, in ms since 1970.'),
  serial: long('Serial number of the event.'),
  completed: keyword('Why the event was given out.'),
  incomplete: flag('Records are known to be missing.'),
  continuation: long('How many parts of the event were given out before.'),
  records,
  repeated: records,
  unparsed: { each: { line: long('Number of the line in the input, from 1.'), ...exactText } },
} as const;

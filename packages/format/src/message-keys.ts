import type { Message, MessageEvent } from './message.ts';
import type { Schema } from './schema.ts';

/** One key of a message: what may stand there, and who defined it. The order of the table is the order on the line. */
interface MessageKey {
  readonly key: keyof Message;
  readonly schema: Schema;
  /** `filled` keys may be missing in what others wrote; then the parser puts their empty value. */
  readonly presence: 'required' | 'filled' | 'optional';
  readonly ours: boolean;
}

/** 2^53 - 1: the largest integer that every JSON reader keeps. */
const COUNT = Number.MAX_SAFE_INTEGER;
/** 100,000 years in ms: positions above would lose ms when wall time is added. */
const LAST_POSITION = 3_155_760_000_000_000;
/** End of the year 9999 in s: above, dates cannot be written. */
const LAST_TIME = 253_402_300_799.999;

const bytes: Schema = { type: 'array', items: { type: 'integer', minimum: 0, maximum: 255 } };

/** Keys of an entry of `events`, in the order in which they are written. */
export const eventKeys: { readonly [key in keyof Required<MessageEvent>]: Schema } = {
  at: { type: 'integer', minimum: 0, maximum: LAST_POSITION, description: 'Position, ms' },
  after: {
    type: 'integer',
    minimum: 0,
    maximum: COUNT,
    description: 'Number of records of the timing string that come before it',
  },
  type: {
    type: 'string',
    enum: ['signal', 'suspend', 'resume', 'masked', 'gap', 'marker', 'end'],
    description: 'What happened',
  },
  signal: { type: 'string', description: 'Name of the signal (signal, end)' },
  reason: { type: 'string', description: 'Why something is missing, a sentence (gap)' },
  bytes: { type: 'integer', minimum: 0, maximum: COUNT, description: 'Bytes known to be missing (gap)' },
  label: { type: 'string', description: 'Text of the marker' },
  exit: { type: 'integer', minimum: 0, maximum: 255, description: 'Exit status (end)' },
};

/** Every key of the message format: validator, JSON Schema, documentation and order of writing come from here. */
export const messageKeys: readonly MessageKey[] = [
  key('ver', {
    type: 'string',
    pattern: '^[12](\\.[0-9]{1,9})?$',
    description: 'Format version; we write "2.3"',
  }),
  key('host', { type: 'string', description: 'Name of the host that was recorded' }),
  key('rec', { type: 'string', description: 'Recording id; see below for what is accepted' }),
  key('user', { type: 'string', description: 'Name of the user who was recorded' }),
  key('term', { type: 'string', description: 'Terminal type' }),
  key('session', {
    type: 'integer',
    minimum: 1,
    maximum: 4_294_967_295,
    description: 'Audit session id; 4294967295 where there is none',
  }),
  key('id', {
    type: 'integer',
    minimum: 1,
    maximum: COUNT,
    description: 'Number of the message in the recording, from 1',
  }),
  key('pos', {
    type: 'integer',
    minimum: 0,
    maximum: LAST_POSITION,
    description: "Position of the message's first event, ms since the recording started",
  }),
  key(
    'time',
    {
      type: 'number',
      minimum: 0,
      maximum: LAST_TIME,
      description: 'Wall time of `pos`, s since 1970 with three decimals (not before 2.3)',
    },
    'filled',
  ),
  key('timing', { type: 'string', description: 'How the text is spread over time' }),
  key('in_txt', { type: 'string', description: 'Input text; U+FFFD where bytes are not UTF-8' }, 'filled'),
  key('in_bin', { ...bytes, description: 'The input bytes that are not UTF-8' }, 'filled'),
  key('out_txt', { type: 'string', description: 'Output text; U+FFFD where bytes are not UTF-8' }, 'filled'),
  key('out_bin', { ...bytes, description: 'The output bytes that are not UTF-8' }, 'filled'),
  ours('boot', { type: 'string', description: 'Boot id of the host' }),
  ours('auid', { type: 'integer', minimum: 0, maximum: 4_294_967_295, description: 'Login uid' }),
  ours('cmd', {
    type: 'array',
    items: { type: 'string' },
    description: 'Words of the recorded command, on the first message; a long one is cut',
  }),
  ours('events', {
    type: 'array',
    items: {
      type: 'object',
      properties: eventKeys,
      required: ['at', 'after', 'type'],
      additionalProperties: false,
    },
    description: 'What happened besides input, output and window changes',
  }),
  ours('chain', {
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
    description: 'Hash over the chain before and this message; always the last key',
  }),
];

function key(name: keyof Message, schema: Schema, presence: MessageKey['presence'] = 'required'): MessageKey {
  return { key: name, schema, presence, ours: false };
}

function ours(name: keyof Message, schema: Schema): MessageKey {
  return { key: name, schema, presence: 'optional', ours: true };
}

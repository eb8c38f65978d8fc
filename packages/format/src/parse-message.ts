import type { Message } from './message.ts';
import { messageKeys } from './message-keys.ts';
import type { FormatProblem, ProblemKind, ProblemPlace } from './problem.ts';
import { isRecordingId } from './recording-id.ts';
import { isObject, violation } from './schema.ts';
import type { UnnamedRecordings } from './unnamed-recordings.ts';

/** A message that may be trusted, or why it was refused. */
export type ParsedMessage =
  | {
      readonly message: Message;
      /** Whether nothing was filled in or changed: a line that was parsed says the message as it is. */
      readonly asWritten: boolean;
      readonly problem?: undefined;
    }
  | { readonly message?: undefined; readonly asWritten?: undefined; readonly problem: FormatProblem };

/**
 * Deepest nesting in keys that we do not know. They are kept because the chain covers them; what is nested deeper could
 * overflow the stack of whoever writes the message again.
 */
const EXTRA_DEPTH = 16;

const known = new Set<string>(messageKeys.map(({ key }) => key));
const filling = { time: 0, in_txt: '', in_bin: [], out_txt: '', out_bin: [] };
const filled = Object.keys(filling);

/**
 * Checks one message at the border: a line of JSON, or what somebody made of it. Keys that are not known are kept.
 * Keys that tlog leaves out (`time` before 2.3, empty text) are filled in; a `time` of 0 means that it is not known.
 * A version that is a number (1, of before July 2017) becomes a text.
 *
 * @param place where it was read, for the problem
 * @param unnamed names the recording where the message does not; without it such a message is refused
 */
export function parseMessage(
  input: unknown,
  place: ProblemPlace = {},
  unnamed?: UnnamedRecordings,
): ParsedMessage {
  let parsed = input;
  if (typeof input === 'string') {
    try {
      parsed = JSON.parse(input);
    } catch (error) {
      return refuse('json', `This is not JSON${columnOf(error)}`, place);
    }
  }
  if (!isObject(parsed)) return refuse('message', 'This is not a JSON object', place);
  const named = unnamed?.named(parsed) ?? parsed;
  const value = typeof named['ver'] === 'number' ? { ...named, ver: String(named['ver']) } : named;
  const where = { ...place, ...identity(value) };
  for (const { key, schema, presence } of messageKeys) {
    if (!Object.hasOwn(value, key)) {
      if (presence === 'required') return refuse('message', `Key "${key}" is missing`, where, key);
      continue;
    }
    const wrong = violation(schema, value[key]);
    if (wrong !== undefined) return refuse('message', `Key "${key}" ${wrong}`, where, key);
  }
  for (const key of Object.keys(value)) {
    if (!known.has(key) && deeperThan(value[key], EXTRA_DEPTH)) {
      return refuse('message', 'A key that is not known holds too deep a structure', where);
    }
  }
  const asWritten = value === parsed && filled.every((key) => Object.hasOwn(value, key));
  const message: object = asWritten ? value : { ...filling, ...value };
  if (!isMessage(message)) return refuse('recording', 'Key "rec" is not a recording id', where, 'rec');
  return { message, asWritten };
}

function isMessage(checked: object): checked is Message {
  return 'rec' in checked && typeof checked.rec === 'string' && isRecordingId(checked.rec);
}

function refuse(kind: ProblemKind, text: string, place: ProblemPlace, field?: string): ParsedMessage {
  return { problem: { kind, text, place: field === undefined ? place : { ...place, field } } };
}

/** Recording and id of a message that may be broken elsewhere, as far as they can be told. */
function identity(value: { readonly [key: string]: unknown }): ProblemPlace {
  return {
    ...(typeof value['rec'] === 'string' && isRecordingId(value['rec']) ? { recording: value['rec'] } : {}),
    ...(Number.isSafeInteger(value['id']) ? { id: Number(value['id']) } : {}),
  };
}

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}

/** Only the place out of V8's message: the rest of it quotes the input. */
function columnOf(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` (character ${Number(position) + 1})`;
}

import { fittingLength } from './fitting-length.ts';
import { jsonSize } from './json-size.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/** What was cut. */
export type Cut = {
  /** Path of the value in the document: `process.args[3]`. */
  readonly field: string;
  /** Size of the whole value, in bytes of JSON. */
  readonly bytes: number;
  /** Number of values of the whole list. */
  readonly items?: number;
};

/** Cuts a value to at most `size` bytes of JSON and writes down what it cut. */
export function cutTo(value: JsonValue, path: string, size: number, cuts: Cut[]): JsonValue {
  if (typeof value === 'string') return cutText(value, path, size, cuts);
  if (isList(value)) return cutList(value, path, size, cuts);
  if (typeof value === 'object') return cutObject(value, path, size, cuts);
  return value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function cutText(value: string, path: string, size: number, cuts: Cut[]): string {
  cuts.push({ field: path, bytes: jsonSize(value) });
  return value.slice(0, fittingLength(value, size));
}

/** Brackets, and a comma for each value. */
function cutList(value: readonly JsonValue[], path: string, size: number, cuts: Cut[]): JsonValue {
  cuts.push({ field: path, bytes: jsonSize(value), items: value.length });
  const kept: JsonValue[] = [];
  let left = size - 2;
  for (const [at, item] of value.entries()) {
    const itemSize = jsonSize(item) + 1;
    if (itemSize <= left) kept.push(item);
    else {
      if (left > SMALLEST_REST) kept.push(cutTo(item, `${path}[${at}]`, left - 1, cuts));
      break;
    }
    left -= itemSize;
  }
  return kept;
}

function cutObject(
  value: { readonly [name: string]: JsonValue | undefined },
  path: string,
  size: number,
  cuts: Cut[],
): JsonValue {
  const members = Object.entries(value);
  cuts.push({ field: path, bytes: jsonSize(value), items: members.length });
  const kept: [string, JsonValue][] = [];
  let left = size - 2;
  for (const [name, member] of members) {
    if (member === undefined) continue;
    const nameSize = jsonSize(name) + 2;
    const memberSize = nameSize + jsonSize(member);
    if (memberSize <= left) kept.push([name, member]);
    else {
      if (left - nameSize > SMALLEST_REST)
        kept.push([name, cutTo(member, `${path}.${name}`, left - nameSize, cuts)]);
      break;
    }
    left -= memberSize;
  }
  return Object.fromEntries(kept);
}

/** The end of a list that is not worth a piece of its next value, in bytes. */
const SMALLEST_REST = 64;

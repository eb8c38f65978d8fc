import { type Cut, cutTo, type JsonValue } from './cut-value.ts';
import { jsonSize } from './json-size.ts';

/**
 * Largest event when nothing else is asked for, in bytes of JSON. Far above what a command line of usual size makes
 * (ARG_MAX is 2 MiB in all), far below the 100 MB that Elasticsearch takes in one request. What is over is cut.
 */
export const DEFAULT_MAX_EVENT_SIZE = 1_048_576;

/** Smallest limit: what stands in every event, and the list of what was cut, need their room. */
export const MIN_EVENT_SIZE = 4096;

/** Room for one entry of the list of cuts beside its field's name: keys, quotes and two numbers. */
const CUT_ENTRY_BYTES = 64;

/** Values smaller than this are kept whole: cutting them gains less than saying so costs, in bytes. */
const SMALLEST_CUT = 128;

export type JsonObject = { readonly [name: string]: JsonValue | undefined };

/**
 * Objects of more members than this are cut like lists: no record of the kernel has so many fields. Where what is kept whole
 * then takes more than its part of the limit, objects of fewer.
 */
const MAX_MEMBERS = [256, 16, 4] as const;

/** Part of the limit that may be kept whole, so that there is room for something of the rest and for the list of cuts. */
const WHOLE_PART = 0.5;

/** One value that may be cut: a member of an object, found by going down until what is large is no object. */
interface Part {
  readonly path: string;
  readonly value: JsonValue;
  readonly size: number;
}

/**
 * Cuts the largest values of a document so that its JSON, with the list of the cuts, is at most `limit` bytes, and not
 * much less. Every value larger than a common size is cut to that size, so that one long argument costs nothing of
 * what stands beside it: a text at its end, a list at its end, its last value at the end. `withCuts` puts the list into
 * the document.
 */
export function fitEvent(
  document: JsonObject,
  limit: number,
  withCuts: (document: JsonObject, cuts: readonly Cut[]) => JsonObject,
): JsonObject {
  const whole = jsonSize(withCuts(document, []));
  const parts = partsOf(document, whole - limit * WHOLE_PART);
  let room = limit - (whole - sizeOf(parts));
  let fitted = document;
  // The list of cuts is as long as what had to be cut, which is only known afterwards: twice is enough nearly always.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const cuts: Cut[] = [];
    const level = commonSize(parts, room);
    const replaced = new Map<string, JsonValue>();
    for (const part of parts)
      if (part.size > level) replaced.set(part.path, cutTo(part.value, part.path, level, cuts));
    fitted = withCuts(replaceParts(document, '', replaced), cuts);
    const size = jsonSize(fitted);
    if (size <= limit && (size >= limit * ENOUGH || attempt > 0)) return fitted;
    room += limit - size - (attempt === 0 ? 0 : CUT_ENTRY_BYTES);
  }
  const emptied = new Map(parts.map((part) => [part.path, cutTo(part.value, part.path, 0, [])]));
  return withCuts(replaceParts(document, '', emptied), [{ field: '', bytes: whole }]);
}

const ATTEMPTS = 8;

/** Part of the limit that a cut event uses at least. */
const ENOUGH = 0.97;

/** The size to which all larger parts are cut so that all together take `room`. */
function commonSize(parts: readonly Part[], room: number): number {
  const sizes = parts.map((part) => part.size).sort((a, b) => a - b);
  let left = room;
  for (let at = 0; at < sizes.length; at++) {
    const share = left / (sizes.length - at);
    const size = sizes[at] ?? 0;
    if (size > share) return Math.max(0, Math.floor(share));
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/** Parts that take so many bytes together, as small ones as there are. */
function partsOf(document: JsonObject, bytes: number): readonly Part[] {
  let parts: readonly Part[] = [];
  for (const members of MAX_MEMBERS) {
    parts = largeParts(document, '', members);
    if (sizeOf(parts) >= bytes) break;
  }
  return parts;
}

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

function largeParts(value: JsonObject, path: string, members: number): Part[] {
  const parts: Part[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || typeof member === 'number' || typeof member === 'boolean') continue;
    const inner = path === '' ? name : `${path}.${name}`;
    if (isJsonObject(member) && Object.keys(member).length <= members) {
      for (const part of largeParts(member, inner, members)) parts.push(part);
    } else {
      const size = jsonSize(member);
      if (size > SMALLEST_CUT) parts.push({ path: inner, value: member, size });
    }
  }
  return parts;
}

function replaceParts(value: JsonObject, path: string, replaced: ReadonlyMap<string, JsonValue>): JsonObject {
  if (replaced.size === 0) return value;
  const members = Object.entries(value).map(([name, member]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    const now = replaced.get(inner);
    if (now !== undefined) return [name, now];
    return [
      name,
      member !== undefined && isJsonObject(member) ? replaceParts(member, inner, replaced) : member,
    ];
  });
  return Object.fromEntries(members);
}

export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && !Array.isArray(value);
}

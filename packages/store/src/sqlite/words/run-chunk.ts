import { LONG } from './run-encoder.ts';

/** Where the list of a term is in a chunk, as `RunEncoder` wrote it; undefined when the chunk has no such term. */
export function findInChunk(chunk: Uint8Array, term: string): number | undefined {
  /** Bytes that the entry before and the term begin with alike. */
  let alike = 0;
  for (let at = 0; at < chunk.length; ) {
    const head = chunk[at++] ?? 0;
    let shared = head >> 4;
    let more = head & 15;
    if (shared === LONG) shared += chunk[at++] ?? 0;
    if (more === LONG) more += chunk[at++] ?? 0;
    const end = at + more;
    // An entry that goes on with what the one before had is as far from the term as that was.
    if (shared < alike) return undefined;
    if (shared === alike) {
      while (at < end && alike < term.length && chunk[at] === term.charCodeAt(alike)) {
        at++;
        alike++;
      }
      if (at === end && alike === term.length) return end;
      if (alike === term.length || (at < end && (chunk[at] ?? 0) > term.charCodeAt(alike))) return undefined;
    }
    at = listEnd(chunk, end);
  }
  return undefined;
}

/** Every term of a chunk and where its list is. */
export function* chunkTerms(chunk: Buffer): Generator<[term: string, list: number]> {
  let term = '';
  for (let at = 0; at < chunk.length; ) {
    const head = chunk[at++] ?? 0;
    let shared = head >> 4;
    let more = head & 15;
    if (shared === LONG) shared += chunk[at++] ?? 0;
    if (more === LONG) more += chunk[at++] ?? 0;
    term = term.slice(0, shared) + chunk.toString('latin1', at, at + more);
    yield [term, at + more];
    at = listEnd(chunk, at + more);
  }
}

/** Adds the blocks of a list to a set, which has a bit for each block of the run. */
export function addList(chunk: Uint8Array, list: number, set: Uint8Array): void {
  const { value, end } = readNumber(chunk, list);
  if (value % 2 === 0) return addPlace(set, value / 2);
  const length = (value - 1) / 2;
  if (length === set.length) {
    for (let at = 0; at < length; at++) set[at] = (set[at] ?? 0) | (chunk[end + at] ?? 0);
    return;
  }
  let place = 0;
  for (let at = end; at < end + length; ) {
    let step = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = chunk[at++] ?? 0;
      step |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte > 0x7f);
    place += step;
    addPlace(set, place);
  }
}

function addPlace(set: Uint8Array, place: number): void {
  set[place >> 3] = (set[place >> 3] ?? 0) | (1 << (place & 7));
}

function listEnd(chunk: Uint8Array, list: number): number {
  const { value, end } = readNumber(chunk, list);
  return value % 2 === 0 ? end : end + (value - 1) / 2;
}

/** Reads what `writeNumber` wrote. */
export function readNumber(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  let shift = 0;
  let end = at;
  let byte = 0;
  do {
    byte = bytes[end++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f);
  return { value, end };
}

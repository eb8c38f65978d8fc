import { type Line, LINE_LIMIT } from '@scribery/format';

/** Weight of what is handed to the writer at once; each batch is parsed while the one before is stored. */
const BATCH_WEIGHT = 1024 * 1024;
/** Batches of one request that may be under way: the body is read no faster than it is stored. */
const BATCHES_UNDER_WAY = 2;
/** Refused lines that are listed in an answer; the rest is only counted. */
const REFUSALS_LISTED = 1_000;

/** A line that was refused, and why. */
interface Refusal {
  /** From 1. */
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** What a line holds, with its number. */
interface Numbered<T> {
  readonly line: number;
  readonly value: T;
}

export interface LineIntake<T, R extends Refusal> {
  /** What a line holds; a refusal has a `code`. */
  readonly read: (number: number, text: string, data: Uint8Array) => T | R;
  /** The refusal of a line of which nothing can be told. */
  readonly damaged: (line: number, message: string) => R;
  readonly weigh: (value: T) => number;
  /** Stores a batch for good, and counts what became of it. */
  readonly store: (batch: readonly Numbered<T>[], refuse: (refusal: R) => void) => Promise<void>;
}

/** How many lines were refused, and the first of them in order. */
export interface Refused<R> {
  readonly refusals: number;
  readonly refused: R[];
}

/** Reads lines and stores what is good in batches, whatever else is wrong; resolves when everything is stored for good. */
export async function ingestLines<T extends object, R extends Refusal>(
  lines: AsyncIterable<Line>,
  { read, damaged, weigh, store }: LineIntake<T, R>,
): Promise<Refused<R>> {
  const result = { refusals: 0, refused: new Array<R>() };
  const refuse = (refusal: R) => {
    result.refusals++;
    if (result.refused.length < REFUSALS_LISTED) result.refused.push(refusal);
  };
  const underWay: Promise<void>[] = [];
  const send = async (batch: readonly Numbered<T>[]) => {
    const sent = store(batch, refuse);
    // It is awaited below; until then a refusal must not count as unhandled.
    sent.catch(() => {});
    underWay.push(sent);
    if (underWay.length >= BATCHES_UNDER_WAY) await underWay.shift();
  };

  try {
    let batch: Numbered<T>[] = [];
    let weight = 0;
    for await (const line of lines) {
      if (line.bytes === 0) continue;
      const value = readLine(line, read, damaged);
      if ('code' in value) {
        refuse(value);
        continue;
      }
      batch.push({ line: line.number, value });
      weight += weigh(value);
      if (weight >= BATCH_WEIGHT) {
        await send(batch);
        batch = [];
        weight = 0;
      }
    }
    if (batch.length > 0) await send(batch);
  } finally {
    // Also when the body broke off: what was handed in is stored before the answer.
    await Promise.all(underWay);
  }
  result.refused.sort((a, b) => a.line - b.line);
  return result;
}

function readLine<T, R>(
  { number, text, data, damaged: broken }: Line,
  read: (number: number, text: string, data: Uint8Array) => T | R,
  damaged: (line: number, message: string) => R,
): T | R {
  if (text === undefined) return damaged(number, `The line is longer than ${LINE_LIMIT} bytes`);
  return broken ? damaged(number, 'The line is not UTF-8') : read(number, text, data);
}

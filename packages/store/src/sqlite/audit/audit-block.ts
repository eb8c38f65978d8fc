import { isAscii } from '../../query/words.ts';
import type { EventFacts } from '../../audit/event-facts.ts';
import type { RowFilter } from '../../hit/row-filter.ts';

/**
 * Longest time between the first and the last event of a block, in ms. Blocks are found by their last event, so a search
 * with `until:` begins this much later; shorter spans make small blocks where little happens.
 */
export const AUDIT_SPAN_MS = 6 * 3_600_000;

/**
 * Facts as a row of JSON without names, in this order, with the text at the end (0 where it is the command); a block has
 * some hundred of them, and reading names again and again would take longer than unpacking.
 */
const COLUMNS = [
  'id',
  'host',
  'boot',
  'session',
  'time',
  'serial',
  'kind',
  'user',
  'as',
  'pid',
  'command',
  'exe',
  'files',
  'ips',
  'exit',
  'error',
] as const satisfies readonly (keyof EventFacts)[];

/** The facts of some events as one text, a line each. */
export function encodeFacts(facts: readonly EventFacts[]): string {
  return facts.map((one) => JSON.stringify(rowOf(one))).join('\n');
}

/** The facts of a text whose lines may hold what is asked, with their places in it. */
export function decodeFacts(text: string, filter?: RowFilter): { at: number; facts: EventFacts }[] {
  const found: { at: number; facts: EventFacts }[] = [];
  const starts = filter && isAscii(text) ? filter.rows(text.toLowerCase()) : undefined;
  let at = 0;
  let start = 0;
  for (const wanted of starts ?? everyRow(text)) {
    for (; start < wanted; at++) start = text.indexOf('\n', start) + 1;
    const end = text.indexOf('\n', start);
    found.push({ at, facts: factsOfRow(JSON.parse(text.slice(start, end < 0 ? text.length : end))) });
  }
  return found;
}

function* everyRow(text: string): Generator<number> {
  for (let start = 0; ; ) {
    yield start;
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return;
  }
}

function rowOf(facts: EventFacts): unknown[] {
  return [...COLUMNS.map((name) => facts[name]), facts.text === facts.command ? 0 : facts.text];
}

function factsOfRow(row: readonly unknown[]): EventFacts {
  const named: readonly (readonly unknown[])[] = COLUMNS.map((name, at) => [name, row[at]]);
  const facts: EventFacts = Object.fromEntries(named);
  const text = row[COLUMNS.length];
  // Blocks of before told 0 for every system call that succeeded.
  const exit = facts.kind !== 'exit' && facts.exit === 0 ? null : facts.exit;
  return { ...facts, exit, text: typeof text === 'string' ? text : facts.command };
}

import { isAscii } from '../../query/words.ts';
import type { EventKind } from '../../audit/audit-event.ts';
import type { EventFacts } from '../../audit/event-facts.ts';

/**
 * Longest time between the first and the last event of a block, in ms. Blocks are found by their last event, so a search
 * with `until:` begins this much later; shorter spans make small blocks where little happens.
 */
export const AUDIT_SPAN_MS = 6 * 3_600_000;

/**
 * Facts as a row of JSON without names, in the order of `rowOf`; a block has some hundred of them, and reading names again
 * and again would take longer than unpacking.
 */
type FactsRow = readonly [
  id: string,
  host: string,
  boot: string,
  session: number | null,
  time: number,
  serial: number,
  kind: EventKind,
  user: string,
  as: string,
  pid: number | null,
  command: string,
  exe: string,
  files: readonly string[],
  ips: readonly string[],
  exit: number | null,
  error: string,
  /** 0 where it is the command. */
  text: string | 0,
];

/** The facts of some events as one text, a line each. */
export function encodeFacts(facts: readonly EventFacts[]): string {
  return facts.map((one) => JSON.stringify(rowOf(one))).join('\n');
}

/** Tells lines of facts that cannot matter from those that may; `lowered` is one in small letters where it is known to be ASCII. */
export type RowFilter = (row: string, lowered: string | undefined) => boolean;

/** The facts of a text whose lines pass, with their places in it. */
export function decodeFacts(
  text: string,
  passes: RowFilter = () => true,
): { at: number; facts: EventFacts }[] {
  const found: { at: number; facts: EventFacts }[] = [];
  // Once for the whole text: looking at each line would take longer than all else that a search does.
  const lowered = isAscii(text) ? text.toLowerCase().split('\n') : undefined;
  for (const [at, line] of text.split('\n').entries()) {
    if (!passes(line, lowered?.[at])) continue;
    const row: FactsRow = JSON.parse(line);
    found.push({ at, facts: factsOfRow(row) });
  }
  return found;
}

function rowOf(facts: EventFacts): FactsRow {
  const {
    id,
    host,
    boot,
    session,
    time,
    serial,
    kind,
    user,
    as,
    pid,
    command,
    exe,
    files,
    ips,
    exit,
    error,
    text,
  } = facts;
  return [
    id,
    host,
    boot,
    session,
    time,
    serial,
    kind,
    user,
    as,
    pid,
    command,
    exe,
    files,
    ips,
    exit,
    error,
    text === command ? 0 : text,
  ];
}

function factsOfRow(row: FactsRow): EventFacts {
  const [
    id,
    host,
    boot,
    session,
    time,
    serial,
    kind,
    user,
    as,
    pid,
    command,
    exe,
    files,
    ips,
    exit,
    error,
    text,
  ] = row;
  return {
    id,
    host,
    boot,
    session,
    time,
    serial,
    kind,
    user,
    as,
    pid,
    command,
    exe,
    files,
    ips,
    exit,
    error,
    text: text === 0 ? command : text,
  };
}

import { encodedText, isQuoted } from './written-value.ts';

/** Names and raw values of a record, in order. */
interface Fields {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/**
 * Arguments of one command that are kept. A command line of more is a glob or xargs at work, the count tells the rest,
 * and no index takes a list of a million words.
 */
export const MAX_ARGUMENTS = 10_000;

export interface ExecArguments {
  /** Latin-1; an argument whose record is missing is empty. */
  readonly args: readonly string[];
  /** How many there were, as the kernel says; where it does not say, how many were seen. */
  readonly count: number;
  /** Arguments that no record holds though `argc` counts them, or of which slices are missing. */
  readonly incomplete: boolean;
  /** More than MAX_ARGUMENTS were there. */
  readonly cut: boolean;
  /** What is no argument, in order: fields that EXECVE records should not have. */
  readonly other: readonly (readonly [name: string, raw: string])[];
}

/**
 * Joins the arguments of all EXECVE records of an event (kernel/auditsc.c, audit_log_execve_info): `aN=` whole, or
 * `aN_len=` and slices `aN[i]=` that go on over the following records.
 */
export function joinExecArguments(records: readonly Fields[]): ExecArguments {
  const joiner = new ArgumentJoiner();
  for (const { names, values } of records)
    for (let at = 0; at < names.length; at++) joiner.take(names[at] ?? '', values[at] ?? '');
  return joiner.result();
}

class ArgumentJoiner {
  private readonly args: (string | undefined)[] = [];
  private readonly sliced = new Map<number, { length: number; readonly slices: (string | undefined)[] }>();
  private readonly other: [string, string][] = [];
  private argc: number | undefined;
  private cut = false;

  take(name: string, raw: string): void {
    if (name === 'argc' && this.argc === undefined && decimal.test(raw)) {
      this.argc = Number(raw);
      return;
    }
    const place = readPlace(name);
    if (place === undefined) this.other.push([name, raw]);
    else if (place.index >= MAX_ARGUMENTS) this.cut = true;
    else if (place.part === 'whole' && this.args[place.index] === undefined)
      this.args[place.index] = encodedText(raw);
    else if (place.part === 'length') this.slicesOf(place.index).length = Number(raw);
    else if (place.part === 'whole' || place.part >= MAX_SLICES) this.other.push([name, raw]);
    else this.slicesOf(place.index).slices[place.part] = raw;
  }

  result(): ExecArguments {
    let incomplete = false;
    for (const [index, { length, slices }] of this.sliced) {
      const written = slices.reduce<number>((sum, slice) => sum + writtenLength(slice ?? ''), 0);
      incomplete ||= length > 0 && written !== length;
      this.args[index] = Array.from(slices, (slice) => encodedText(slice ?? '')).join('');
    }
    const count = this.argc ?? this.args.length;
    const expected = Math.min(count, MAX_ARGUMENTS);
    const args: string[] = [];
    for (const arg of this.args) {
      incomplete ||= arg === undefined;
      args.push(arg ?? '');
    }
    incomplete ||= args.length !== expected;
    const cut = this.cut || count > MAX_ARGUMENTS;
    return { args, count, incomplete, cut, other: this.other };
  }

  private slicesOf(index: number): { length: number; readonly slices: (string | undefined)[] } {
    const known = this.sliced.get(index);
    if (known !== undefined) return known;
    const fresh = { length: 0, slices: [] };
    this.sliced.set(index, fresh);
    return fresh;
  }
}

/** Slices of one argument; the kernel writes 7,500 bytes in each, and no argument is over 128 KiB (MAX_ARG_STRLEN). */
const MAX_SLICES = 1024;

const decimal = /^\d{1,9}$/;
const argumentName = /^a(\d{1,9})(?:(_len)|\[(\d{1,9})\])?$/;

interface ArgumentPlace {
  readonly index: number;
  readonly part: 'whole' | 'length' | number;
}

function readPlace(name: string): ArgumentPlace | undefined {
  const match = argumentName.exec(name);
  if (match === null) return undefined;
  const part = match[2] !== undefined ? 'length' : match[3] !== undefined ? Number(match[3]) : 'whole';
  return { index: Number(match[1]), part };
}

/** `aN_len` counts the text as it is written, without quotes. */
function writtenLength(raw: string): number {
  return isQuoted(raw) ? raw.length - 2 : raw.length;
}

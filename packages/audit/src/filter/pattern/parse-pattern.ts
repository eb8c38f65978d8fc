import {
  bothCases,
  PatternError,
  type PatternTree,
  type Place,
  type UnitSet,
  WORD_UNITS,
} from './pattern-tree.ts';

/** Deepest nesting of groups; what is deeper is refused, so that no pattern exhausts the stack. */
const MOST_DEPTH = 50;

/** Largest count in `{m,n}`; together with the limit on states it bounds what a short pattern can ask for. */
const MOST_REPEATS = 500;

const DIGITS: UnitSet = { ranges: [[0x30, 0x39]], negated: false };
const SPACES: UnitSet = {
  ranges: [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
  ],
  negated: false,
};
const ANY: UnitSet = { ranges: [[0x0a, 0x0a]], negated: true };

const CLASSES: Readonly<Record<string, UnitSet>> = {
  d: DIGITS,
  D: negated(DIGITS),
  w: WORD_UNITS,
  W: negated(WORD_UNITS),
  s: SPACES,
  S: negated(SPACES),
};
const PLACES: Readonly<Record<string, Place>> = { b: 'boundary', B: 'within' };
const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b, '0': 0 };

/**
 * Reads a regular expression: `. [] [^] () (?:) | * + ? {m,n} ^ $ \b \B \d \w \s \xHH \uHHHH`. Back references and looking
 * around are refused: they cannot be decided in linear time.
 * @throws PatternError
 */
export function parsePattern(text: string, ignoreCase: boolean): PatternTree {
  const parser = new PatternParser(text, ignoreCase);
  return parser.parse();
}

class PatternParser {
  readonly #text: string;
  readonly #ignoreCase: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, ignoreCase: boolean) {
    this.#text = text;
    this.#ignoreCase = ignoreCase;
  }

  parse(): PatternTree {
    const whole = this.#choice();
    if (this.#at < this.#text.length) throw new PatternError(this.#at, 'this ) closes nothing');
    return whole;
  }

  #choice(): PatternTree {
    const first = this.#sequence();
    const parts = [first];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 ? first : { kind: 'choice', parts };
  }

  #sequence(): PatternTree {
    const parts: PatternTree[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#char())) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): PatternTree {
    let part = this.#atom();
    for (;;) {
      const at = this.#at;
      const count = this.#count();
      if (count === undefined) return part;
      if (part.kind === 'place' || part.kind === 'repeat') {
        throw new PatternError(at, 'there is nothing here to repeat');
      }
      // Whether as much or as little as possible is taken makes no difference to whether something is found.
      this.#takes('?');
      part = { kind: 'repeat', part, ...count };
    }
  }

  #count(): { readonly least: number; readonly most: number | undefined } | undefined {
    if (this.#takes('*')) return { least: 0, most: undefined };
    if (this.#takes('+')) return { least: 1, most: undefined };
    if (this.#takes('?')) return { least: 0, most: 1 };
    const form = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(this.#at));
    if (form === null) return undefined;
    const least = Number(form[1]);
    const most = form[2] === undefined ? least : form[3] === '' ? undefined : Number(form[3]);
    if (Math.max(least, most ?? 0) > MOST_REPEATS) {
      throw new PatternError(this.#at, `more than ${MOST_REPEATS} repetitions`);
    }
    if (most !== undefined && most < least) throw new PatternError(this.#at, 'the larger number goes last');
    this.#at += form[0].length;
    return { least, most };
  }

  #atom(): PatternTree {
    const at = this.#at;
    const char = this.#take();
    switch (char) {
      case '(':
        return this.#group(at);
      case '[':
        return this.#units(this.#set(at));
      case '.':
        return this.#units(ANY);
      case '^':
        return { kind: 'place', place: 'start' };
      case '$':
        return { kind: 'place', place: 'end' };
      case '*':
      case '+':
      case '?':
        throw new PatternError(at, 'there is nothing here to repeat');
      case '\\':
        return this.#escape(at);
      default:
        return this.#units(single(char.charCodeAt(0)));
    }
  }

  #group(at: number): PatternTree {
    if (this.#takes('?') && !this.#takes(':')) {
      throw new PatternError(at, 'of groups with ? only (?:…) can be used');
    }
    if (++this.#depth > MOST_DEPTH) throw new PatternError(at, `groups nested deeper than ${MOST_DEPTH}`);
    const inner = this.#choice();
    this.#depth--;
    if (!this.#takes(')')) throw new PatternError(at, 'this ( is not closed');
    return { kind: 'sequence', parts: [inner] };
  }

  #escape(at: number): PatternTree {
    const place = PLACES[this.#char()];
    if (place !== undefined) {
      this.#at++;
      return { kind: 'place', place };
    }
    return this.#units(this.#escapedSet(at));
  }

  /** What stands behind a backslash, outside of brackets and inside. */
  #escapedSet(at: number): UnitSet {
    const char = this.#take();
    const known = CLASSES[char];
    if (known !== undefined) return known;
    const control = CONTROLS[char];
    if (control !== undefined) return single(control);
    const hex = { x: /^[0-9a-fA-F]{2}/, u: /^[0-9a-fA-F]{4}/ }[char]?.exec(this.#text.slice(this.#at))?.[0];
    if (hex !== undefined) {
      this.#at += hex.length;
      return single(Number.parseInt(hex, 16));
    }
    if (char === '') throw new PatternError(at, 'nothing stands behind this backslash');
    if (/[1-9k]/.test(char)) throw new PatternError(at, 'back references cannot be used');
    if (/\w/.test(char)) throw new PatternError(at, `\\${char} is no escape`);
    return single(char.charCodeAt(0));
  }

  #set(at: number): UnitSet {
    const negatedSet = this.#takes('^');
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; ; first = false) {
      if (this.#at >= this.#text.length) throw new PatternError(at, 'this [ is not closed');
      if (!first && this.#takes(']')) return { ranges, negated: negatedSet };
      const from = this.#setMember();
      const to = this.#upperEnd(from);
      if (to === undefined) ranges.push(...allRanges(from));
      else ranges.push(to);
    }
  }

  #setMember(): UnitSet {
    const at = this.#at;
    const char = this.#take();
    return char === '\\' ? this.#escapedSet(at) : single(char.charCodeAt(0));
  }

  /** The range that begins with `from`, when a `-` and an end follow. */
  #upperEnd(from: UnitSet): readonly [number, number] | undefined {
    const low = onlyUnit(from);
    // A - before the closing bracket stands for itself.
    const after = this.#text.charAt(this.#at + 1);
    if (low === undefined || this.#char() !== '-' || after === ']' || after === '') return undefined;
    const at = this.#at++;
    const high = onlyUnit(this.#setMember());
    if (high === undefined || high < low) throw new PatternError(at, 'this range has no units in it');
    return [low, high];
  }

  #units(set: UnitSet): PatternTree {
    return { kind: 'units', set: this.#ignoreCase ? bothCases(set) : set };
  }

  #char(): string {
    return this.#text.charAt(this.#at);
  }

  #take(): string {
    return this.#text.charAt(this.#at++);
  }

  #takes(char: string): boolean {
    if (this.#char() !== char) return false;
    this.#at++;
    return true;
  }
}

function single(unit: number): UnitSet {
  return { ranges: [[unit, unit]], negated: false };
}

function negated(set: UnitSet): UnitSet {
  return { ranges: set.ranges, negated: true };
}

function onlyUnit({ ranges, negated: isNegated }: UnitSet): number | undefined {
  const [first] = ranges;
  return !isNegated && ranges.length === 1 && first !== undefined && first[0] === first[1]
    ? first[0]
    : undefined;
}

/** The ranges of a set without negation, for use as a part of another set. */
function allRanges({ ranges, negated: isNegated }: UnitSet): (readonly [number, number])[] {
  if (!isNegated) return [...ranges];
  const others: (readonly [number, number])[] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    if (from > next) others.push([next, from - 1]);
    next = to + 1;
  }
  others.push([next, 0xffff]);
  return others;
}

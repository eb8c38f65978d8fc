import { FieldList } from './field-list.ts';
import { InternTable } from './intern-table.ts';

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const QUOTE = 0x27;
const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const COLON = 0x3a;
const EQUALS = 0x3d;
const BRACE = 0x7b;

const names = new InternTable();

/** Fields outside `msg='…'` whose values the kernel and auditd write with spaces and without quotes. */
const SPACED = new Set(['op', 'reason', 'text']);

/** `old auid=… new auid=…`: LOGIN of kernels before 3.13 has names of two words; today `old-auid` and `auid`. */
const TWO_WORD_NAMES: Record<string, Record<string, string>> = {
  old: { auid: 'old-auid', ses: 'old-ses' },
  new: { auid: 'auid', ses: 'ses' },
};

/** Reads the fields of a record's body, or of its enriched part. */
export function readFields(body: string): FieldList {
  const reader = new FieldReader(body);
  reader.read(0, body.length, false);
  return reader.fields;
}

/** Where the value of the last field stands, as long as more words can belong to it. */
class FieldReader {
  readonly fields = new FieldList();
  readonly #text: string;
  /** Start of the last value while words behind it may belong to it, else -1. */
  #open = -1;

  constructor(text: string) {
    this.#text = text;
  }

  read(start: number, end: number, nested: boolean): void {
    const text = this.#text;
    let at = start;
    while (at < end) {
      const first = text.charCodeAt(at);
      if (first === SPACE || first === COMMA || first === CLOSE) {
        at++;
        continue;
      }
      if (first === OPEN && text.charCodeAt(at + 1) !== CLOSE && this.#isName(at + 1, end)) {
        at++;
        continue;
      }
      let behind = at;
      let hash = 0;
      let c = first;
      while (c !== SPACE && c !== EQUALS) {
        hash = (Math.imul(hash, 31) + c) | 0;
        if (++behind >= end) break;
        c = text.charCodeAt(behind);
      }
      if (behind < end && c === EQUALS && behind > at) {
        at = this.#value(names.sliceHashed(text, at, behind, hash), behind + 1, end, nested);
      } else if (behind === at) {
        // An equals sign without a name.
        at = this.#word(at, this.#wordEnd(at, end), end, nested);
      } else {
        at = this.#word(at, behind, end, nested);
      }
    }
  }

  #isName(start: number, end: number): boolean {
    const equals = this.#text.indexOf('=', start);
    const space = this.#text.indexOf(' ', start);
    return equals > start && equals < end && (space < 0 || equals < space);
  }

  #wordEnd(start: number, end: number): number {
    const space = this.#text.indexOf(' ', start);
    return space < 0 || space > end ? end : space;
  }

  #push(name: string, start: number, end: number): void {
    this.fields.names.push(name);
    this.fields.values.push(this.#text.slice(start, end));
  }

  /** Reads the value that starts at `start`; gives the place behind it. */
  #value(name: string, start: number, end: number, nested: boolean): number {
    const text = this.#text;
    this.#open = -1;
    const first = start < end ? text.charCodeAt(start) : SPACE;
    if (first === DOUBLE_QUOTE) {
      const behind = this.#closingQuote('"', start, end);
      this.#push(name, start, behind);
      return behind;
    }
    if (first === QUOTE) {
      if (name === 'msg' && !nested) return this.#nested(start, end);
      const behind = this.#closingQuote("'", start, end);
      this.#push(name, start, behind);
      return behind;
    }
    if (first === BRACE) {
      const brace = text.indexOf('}', start);
      if (brace > 0 && brace < end) {
        this.#push(name, start, brace + 1);
        return brace + 1;
      }
    }
    const behind = this.#wordEnd(start, end);
    this.#push(name, start, this.#trimmed(start, behind));
    if (behind > start && (nested || SPACED.has(name))) this.#open = start;
    return behind;
  }

  /** The end of a bare value without the punctuation of the sentence that it stands in: `(hostname=?, res=success)`. */
  #trimmed(start: number, end: number): number {
    const text = this.#text;
    let behind = end;
    while (behind > start) {
      const last = text.charCodeAt(behind - 1);
      if (last === COMMA) behind--;
      else if (last === CLOSE && text.lastIndexOf('(', behind) < start) behind--;
      else break;
    }
    return behind;
  }

  /** The place behind the closing quote: one that is followed by what can follow a value, else the first, else the end. */
  #closingQuote(quote: string, start: number, end: number): number {
    const text = this.#text;
    let first = -1;
    for (let at = text.indexOf(quote, start + 1); at >= 0 && at < end; at = text.indexOf(quote, at + 1)) {
      if (at + 1 >= end) return at + 1;
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || next === COMMA || next === CLOSE || next === COLON || next === QUOTE)
        return at + 1;
      if (first < 0) first = at;
    }
    return first < 0 ? end : first + 1;
  }

  /** `msg='…'` is the last field, and what user space wrote in it may hold quotes: it ends at the last one. */
  #nested(start: number, end: number): number {
    const last = this.#text.lastIndexOf("'", end - 1);
    const inner = last > start ? last : end;
    this.fields.nestedFrom = this.fields.length;
    this.read(start + 1, inner, true);
    this.#open = -1;
    return last > start ? last + 1 : end;
  }

  /** A word that is no field: part of the value before it, part of a name, an access vector, or prose. */
  #word(start: number, wordEnd: number, end: number, nested: boolean): number {
    const text = this.#text;
    const word = text.slice(start, wordEnd);
    if (word === ':') {
      this.#open = -1;
      return wordEnd;
    }
    if (word === 'avc:') return this.#accessVector(wordEnd, end);
    const twoWords = TWO_WORD_NAMES[word];
    if (twoWords !== undefined && this.#isName(wordEnd + 1, end)) {
      const equals = text.indexOf('=', wordEnd + 1);
      const name = twoWords[text.slice(wordEnd + 1, equals)];
      if (name !== undefined) return this.#value(name, equals + 1, end, nested);
    }
    if (this.#open >= 0) this.#extend(wordEnd);
    else if (
      text.charCodeAt(start) === OPEN &&
      text.charCodeAt(wordEnd - 1) === CLOSE &&
      this.fields.length > 0
    )
      this.#extendLabel(word);
    else this.#prose(word);
    return wordEnd;
  }

  #extend(end: number): void {
    const { values } = this.fields;
    values[values.length - 1] = this.#text.slice(this.#open, end);
  }

  /** `subj=docker-default (enforce)`: AppArmor writes its mode behind the label. */
  #extendLabel(word: string): void {
    const { values } = this.fields;
    values[values.length - 1] += ` ${word}`;
  }

  #prose(word: string): void {
    this.fields.prose += this.fields.prose === '' ? word : ` ${word}`;
  }

  /** `avc:  denied  { read write } for  pid=…`: what was decided, and on which permissions. */
  #accessVector(start: number, end: number): number {
    const text = this.#text;
    const open = text.indexOf('{', start);
    const close = text.indexOf('}', open);
    if (open < 0 || close < 0 || close > end) {
      this.#prose('avc:');
      return start;
    }
    const decision = text.slice(start, open).trim();
    this.fields.names.push('seresult', 'seperms');
    this.fields.values.push(decision, text.slice(open + 1, close).trim());
    const word = text.startsWith(' for ', close + 1) ? ' for '.length : 0;
    return close + 1 + word;
  }
}

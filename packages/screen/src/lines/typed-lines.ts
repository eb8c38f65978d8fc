import type { LineVersion } from '@scribery/format';
import { unfinishedCharacter } from '../terminal/unfinished-character.ts';
import { GROWTH_MS } from './timing.ts';

/**
 * A line that was typed is over after this many ms without a key: in programs that take single keys no line ever ends,
 * and what is typed after a pause is something else.
 */
const PAUSE_MS = 5000;

/** Characters of one typed line; what is pasted without an end becomes several. */
const LINE_CHARACTERS = 4096;

/**
 * An ESC that nothing follows within this many ms was the key itself; faster, it begins the sequence of another key.
 * Terminals and multiplexers wait between 25 ms and 500 ms; a key's sequence comes in one piece nearly always.
 */
const ESCAPE_MS = 50;

/** Where the cursor stood when a line was begun. */
export interface TypedPlace {
  readonly row: number;
  readonly column: number;
  readonly cols: number;
  readonly buffer: LineVersion['buffer'];
}

/** Within a key's escape sequence: none, behind ESC, in a CSI sequence, behind ESC O, in a string up to BEL or ESC. */
type SequenceState = 'text' | 'escape' | 'csi' | 'ss3' | 'string';

/** All of it, as JSON. */
export interface TypedState {
  line: { readonly place: TypedPlace; readonly characters: string[]; readonly times: number[] } | null;
  sequence: SequenceState;
  /** Position of the last input. */
  last: number;
  /** Bytes of a character that is not complete. */
  held: number[];
}

/** Makes line versions of what was typed, with the keys that take back applied. */
export class TypedLines {
  readonly state: TypedState;
  readonly #out: LineVersion[];

  /** Adds the versions to `out`; goes on from the `state` of another. */
  constructor(out: LineVersion[], state: TypedState = { line: null, sequence: 'text', last: 0, held: [] }) {
    this.#out = out;
    this.state = structuredClone(state);
  }

  /** Takes input; `place` is where the cursor is now. */
  feed({ at, data }: { readonly at: number; readonly data: Uint8Array }, place: TypedPlace): void {
    const { state } = this;
    if (state.sequence === 'escape' && at - state.last >= ESCAPE_MS) state.sequence = 'text';
    const bytes = new Uint8Array([...state.held, ...data]);
    const complete = bytes.length - unfinishedCharacter(bytes);
    state.held = [...bytes.subarray(complete)];
    state.last = at;
    for (const character of new TextDecoder().decode(bytes.subarray(0, complete)))
      this.#key(character, at, place);
  }

  /** Lets time pass up to a position (ms). */
  moveTo(at: number): void {
    if (this.state.line && at - this.state.last >= PAUSE_MS) this.finish(this.state.last + PAUSE_MS);
  }

  /** Ends the line that is being typed. */
  finish(at: number): void {
    const version = this.#version(at);
    if (version) this.#out.push(version);
    this.state.line = null;
  }

  /** The line that is being typed. */
  standing(): LineVersion[] {
    const version = this.#version(null);
    return version ? [version] : [];
  }

  #key(character: string, at: number, place: TypedPlace): void {
    const { state } = this;
    switch (state.sequence) {
      case 'escape':
        state.sequence = sequenceBehindEscape(character);
        return;
      case 'csi':
        if (character >= '@' && character <= '~') state.sequence = 'text';
        return;
      case 'ss3':
        state.sequence = 'text';
        return;
      case 'string':
        if (character === '\x07') state.sequence = 'text';
        if (character === '\x1b') state.sequence = 'escape';
        return;
      case 'text':
        this.#character(character, at, place);
    }
  }

  #character(character: string, at: number, place: TypedPlace): void {
    const { line } = this.state;
    switch (character) {
      case '\x1b':
        this.state.sequence = 'escape';
        return;
      case '\r':
      case '\n':
      case '\x03':
      case '\x04':
        this.finish(at);
        return;
      case '\b':
      case '\x7f':
        truncate(line, (line?.characters.length ?? 0) - 1);
        return;
      case '\x15':
        truncate(line, 0);
        return;
      case '\x17':
        truncate(line, beforeLastWord(line?.characters ?? []));
        return;
      default:
        if (character < ' ' || (character >= '\x80' && character < '\xa0')) return;
        this.#add(character, at, place);
    }
  }

  #add(character: string, at: number, place: TypedPlace): void {
    if ((this.state.line?.characters.length ?? 0) >= LINE_CHARACTERS) this.finish(at);
    this.state.line ??= { place, characters: [], times: [] };
    this.state.line.characters.push(character);
    this.state.line.times.push(at);
  }

  #version(until: number | null): LineVersion | undefined {
    const { line } = this.state;
    if (!line) return undefined;
    const whole = line.characters.join('');
    const text = whole.trimEnd();
    if (text.trim() === '') return undefined;
    const lead = text.length - text.trimStart().length;
    const growth = growthOf(line.characters, line.times, lead, text.length);
    const { row, cols, buffer, column } = line.place;
    return {
      kind: 'typed',
      buffer,
      row,
      column: Math.min(column, cols - 1),
      cols,
      from: growth[0]?.[1] ?? 0,
      until,
      text: text.slice(lead),
      ...(growth.length > 1 && { growth }),
    };
  }
}

function sequenceBehindEscape(character: string): SequenceState {
  switch (character) {
    case '[':
      return 'csi';
    case 'O':
      return 'ss3';
    case 'P':
    case ']':
    case '^':
    case '_':
      return 'string';
    case '\x1b':
      return 'escape';
    default:
      return 'text';
  }
}

function truncate(line: TypedState['line'], length: number): void {
  if (!line) return;
  line.characters.length = Math.max(0, length);
  line.times.length = line.characters.length;
}

function beforeLastWord(characters: readonly string[]): number {
  let length = characters.length;
  while (length > 0 && characters[length - 1] === ' ') length--;
  while (length > 0 && characters[length - 1] !== ' ') length--;
  return length;
}

/** Length in UTF-16 units, without the first `lead`, and the position, in steps of `GROWTH_MS`. */
function growthOf(
  characters: readonly string[],
  times: readonly number[],
  lead: number,
  end: number,
): [number, number][] {
  const growth: [number, number][] = [];
  let step = Number.NEGATIVE_INFINITY;
  let length = 0;
  for (const [index, character] of characters.entries()) {
    length += character.length;
    if (length <= lead || length > end) continue;
    const at = times[index] ?? 0;
    const last = growth.at(-1);
    if (last && at - step < GROWTH_MS) {
      last[0] = length - lead;
      last[1] = at;
    } else {
      growth.push([length - lead, at]);
      step = at;
    }
  }
  return growth;
}

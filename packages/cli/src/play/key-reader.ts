/** A key that somebody pressed: a printable character, or one of these names. */
export type Key = string;

/** Longest escape sequence of a key, in characters; what is longer is no key and is dropped. */
const SEQUENCE_LENGTH = 32;

/** Keys by what terminals send for them (xterm, VT220, the Linux console; application and normal cursor keys). */
const SEQUENCES: Readonly<Record<string, Key>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[H': 'home',
  '[F': 'end',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[7~': 'home',
  '[4~': 'end',
  '[8~': 'end',
  '[5~': 'pageup',
  '[6~': 'pagedown',
};

const CONTROLS: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x03': 'interrupt',
  '\x1a': 'suspend',
  '\x0c': 'repaint',
  '\x15': 'clear',
};

/**
 * Turns what a terminal in raw mode sends into keys. A sequence may come in pieces; an Escape alone is a key only when
 * nothing follows it, which the caller tells with `pause`.
 */
export class KeyReader {
  #rest = '';

  /** Takes characters; gives the keys that are whole. */
  push(text: string): Key[] {
    const keys: Key[] = [];
    let input = this.#rest + text;
    this.#rest = '';
    while (input !== '') {
      if (input.startsWith('\x1b')) {
        const length = sequenceLength(input);
        if (length === undefined) {
          if (input.length < SEQUENCE_LENGTH) this.#rest = input;
          break;
        }
        const key = SEQUENCES[input.slice(1, length)];
        if (key !== undefined) keys.push(key);
        input = input.slice(length);
        continue;
      }
      const char = String.fromCodePoint(input.codePointAt(0) ?? 0);
      const key = CONTROLS[char] ?? (char >= ' ' && !/\p{Cc}/u.test(char) ? char : undefined);
      if (key !== undefined) keys.push(key);
      input = input.slice(char.length);
    }
    return keys;
  }

  /** Nothing came for a while: an Escape that waits for the rest of a sequence was a key. */
  pause(): Key[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest.startsWith('\x1b') ? ['escape', ...this.push(rest.slice(1))] : [];
  }

  /** An Escape waits for what follows. */
  get waiting(): boolean {
    return this.#rest !== '';
  }
}

/** Length of the escape sequence that a text begins with (ECMA-48 CSI, SS3, or Alt with a key); undefined if more must come. */
function sequenceLength(text: string): number | undefined {
  if (text.length < 2) return undefined;
  if (text[1] === 'O') return text.length < 3 ? undefined : 3;
  if (text[1] !== '[') return 2;
  const end = /^\x1b\[[0-?]*[ -/]*[@-~]/.exec(text);
  if (end !== null) return end[0].length;
  // A character that no sequence contains ends the attempt; it is read again as a key of its own.
  const wrong = /^\x1b\[[ -?]*(?=[^ -~])/.exec(text);
  return wrong === null ? undefined : wrong[0].length;
}

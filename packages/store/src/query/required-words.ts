/**
 * What every text in which an expression matches must have: parts of words, of ASCII letters and digits in small letters.
 * `from` and `to` tell that the word begins, or ends, where the part does. `any` is no condition.
 */
export type Required =
  | { readonly type: 'any' }
  | { readonly type: 'word'; readonly text: string; readonly from: boolean; readonly to: boolean }
  | { readonly type: 'and' | 'or'; readonly parts: readonly Required[] };

const ANY: Required = { type: 'any' };

/** Shortest part of a word, and shortest beginning of one, that is worth looking for in the index. */
const PART_UNITS = 3;
const BEGINNING_UNITS = 2;

/** The condition for an expression that compiles. What it does not know is passed over: then it asks for less. */
export function requiredWords(source: string): Required {
  // A quotation changes what everything in it means, and hardly anybody writes one.
  return source.includes('\\Q') ? ANY : new Reader(source).choice();
}

/** One step of a sequence: a letter or digit, what is certainly between words, or anything else. */
type Step =
  | { readonly type: 'letter'; readonly letter: string }
  | { readonly type: 'between' }
  | { readonly type: 'other'; readonly required: Required };

const OTHER: Step = { type: 'other', required: ANY };
const BETWEEN: Step = { type: 'between' };

const COUNT = /(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y;
const FLAGS = /\(\?(?:P?<[^>]*>|[a-zA-Z-]*:)/y;
const FLAGS_ALONE = /\(\?[a-zA-Z-]*\)/y;
const NAMED_CLASS = /\[:\^?[a-z]+:\]/y;
const LONG_ESCAPE = /\\(?:x\{[^}]*\}|x..|[pP]\{[^}]*\}|[pP].|[0-7]+)/suy;

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): Required {
    const ways = [this.#sequence()];
    while (this.#source.charAt(this.#at) === '|') {
      this.#at++;
      ways.push(this.#sequence());
    }
    if (ways.some(({ type }) => type === 'any')) return ANY;
    return joined('or', ways);
  }

  #sequence(): Required {
    const parts: Required[] = [];
    let text = '';
    let from = false;
    const end = (to: boolean) => {
      if (isWorthwhile(text, from, to)) parts.push({ type: 'word', text, from, to });
      text = '';
    };
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const step = this.#step();
      const { least, counted } = this.#count();
      const certain = least > 0;
      if (step.type === 'letter' && certain) {
        text += step.letter;
        if (!counted) continue;
      }
      const between = step.type === 'between' && certain;
      end(between);
      from = between;
      if (step.type === 'other' && certain && step.required.type !== 'any') parts.push(step.required);
    }
    end(false);
    return parts.length === 0 ? ANY : joined('and', parts);
  }

  #step(): Step {
    const char = this.#source.charAt(this.#at);
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    this.#at++;
    if (char === '.') return OTHER;
    if (char === '^' || char === '$') return BETWEEN;
    return plain(char);
  }

  #group(): Step {
    if (this.#skip(FLAGS_ALONE)) return OTHER;
    if (!this.#skip(FLAGS)) this.#at++;
    const required = this.choice();
    this.#at++;
    return { type: 'other', required };
  }

  #class(): Step {
    this.#at++;
    if (this.#source.charAt(this.#at) === '^') this.#at++;
    // A ] that stands first is one of the characters.
    if (this.#source.charAt(this.#at) === ']') this.#at++;
    while (this.#at < this.#source.length && this.#source.charAt(this.#at) !== ']') {
      if (this.#skip(NAMED_CLASS)) continue;
      this.#at += this.#source.charAt(this.#at) === '\\' ? 2 : 1;
    }
    this.#at++;
    return OTHER;
  }

  #escape(): Step {
    if (this.#skip(LONG_ESCAPE)) return OTHER;
    const char = this.#source.charAt(this.#at + 1);
    this.#at += 2;
    if ('stnrfv'.includes(char)) return BETWEEN;
    return /[A-Za-z0-9]/.test(char) ? OTHER : plain(char);
  }

  /** How often the last step comes at least. */
  #count(): { least: number; counted: boolean } {
    COUNT.lastIndex = this.#at;
    const match = COUNT.exec(this.#source);
    if (!match) return { least: 1, counted: false };
    this.#at += match[0].length;
    return { least: match[0].startsWith('+') ? 1 : Number(match[1] ?? 0), counted: true };
  }

  #skip(form: RegExp): boolean {
    form.lastIndex = this.#at;
    const match = form.exec(this.#source);
    if (match) this.#at += match[0].length;
    return match !== null;
  }
}

/** ASCII that is no letter or digit separates words, whatever stands beside it. */
function plain(char: string): Step {
  if (/^[A-Za-z0-9]$/.test(char)) return { type: 'letter', letter: char.toLowerCase() };
  return char !== '' && char <= '\x7f' ? BETWEEN : OTHER;
}

function isWorthwhile(text: string, from: boolean, to: boolean): boolean {
  if (from && to) return text.length > 0;
  return text.length >= (from ? BEGINNING_UNITS : PART_UNITS);
}

function joined(type: 'and' | 'or', parts: readonly Required[]): Required {
  const [only] = parts;
  return parts.length === 1 && only ? only : { type, parts };
}

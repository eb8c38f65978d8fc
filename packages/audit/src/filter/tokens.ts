import { filterSyntax } from './syntax-error.ts';

/** One piece of an expression; `column` counts from 1. */
export type Token =
  | { readonly type: 'operator' | 'bracket'; readonly text: string; readonly column: number }
  /** A name, or a word that stands for itself where a value is expected. */
  | { readonly type: 'word'; readonly text: string; readonly column: number }
  | { readonly type: 'text'; readonly text: string; readonly column: number }
  | { readonly type: 'number'; readonly text: string; readonly value: number; readonly column: number }
  | {
      readonly type: 'pattern';
      readonly text: string;
      readonly ignoreCase: boolean;
      readonly column: number;
    }
  | { readonly type: 'end'; readonly text: ''; readonly column: number };

const SPACE = /[ \t\r\n]+/y;
const OPERATOR = /&&|\|\||==|!=|\^=|\$=|\*=|<=|>=|[<>~!]/y;
const NUMBER = /-?(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?)(?![\w.])/y;
const WORD = /[A-Za-z_@][\w@-]*(?:\.[\w@-]+)*/y;

/** Splits an expression; the last token is the end. Throws SCR_FILTER_SYNTAX with the column. */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const matched = (form: RegExp): string | undefined => {
    form.lastIndex = at;
    return form.exec(expression)?.[0];
  };
  while (at < expression.length) {
    const column = at + 1;
    const char = expression.charAt(at);
    const space = matched(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    if (char === '(' || char === ')' || char === ',') {
      tokens.push({ type: 'bracket', text: char, column });
      at++;
      continue;
    }
    if (char === '"' || char === "'") {
      const { text, end } = readText(expression, at);
      tokens.push({ type: 'text', text, column });
      at = end;
      continue;
    }
    const number = matched(NUMBER);
    if (number !== undefined) {
      tokens.push({ type: 'number', text: number, value: numberOf(number), column });
      at += number.length;
      continue;
    }
    if (char === '/') {
      if (tokens.at(-1)?.text !== '~') {
        throw filterSyntax(expression, column, 'a path goes into "quotes"; a pattern goes behind ~');
      }
      const { text, ignoreCase, end } = readPattern(expression, at);
      tokens.push({ type: 'pattern', text, ignoreCase, column });
      at = end;
      continue;
    }
    const operator = matched(OPERATOR);
    const word = operator === undefined ? matched(WORD) : undefined;
    const text = operator ?? word;
    if (text === undefined) throw filterSyntax(expression, column, unexpected(char));
    tokens.push({ type: operator === undefined ? 'word' : 'operator', text, column });
    at += text.length;
  }
  tokens.push({ type: 'end', text: '', column: expression.length + 1 });
  return tokens;
}

function unexpected(char: string): string {
  if (char === '=') return 'write == to compare';
  if (char === '&' || char === '|') return `write ${char}${char}`;
  return `${JSON.stringify(char)} has no meaning here; a text goes into "quotes"`;
}

function numberOf(text: string): number {
  return text.startsWith('-') ? -Number(text.slice(1)) : Number(text);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** A text in quotes of either kind; a backslash takes the quote, itself, `n`, `t`, `r`, `0` and `xHH`. */
function readText(expression: string, from: number): { readonly text: string; readonly end: number } {
  const quote = expression.charAt(from);
  let text = '';
  for (let at = from + 1; at < expression.length; at++) {
    const char = expression.charAt(at);
    if (char === quote) return { text, end: at + 1 };
    if (char !== '\\') {
      text += char;
      continue;
    }
    const next = expression.charAt(++at);
    const hex = next === 'x' ? /^[0-9a-fA-F]{2}/.exec(expression.slice(at + 1))?.[0] : undefined;
    if (hex !== undefined) {
      text += String.fromCharCode(Number.parseInt(hex, 16));
      at += 2;
    } else if (next === quote || next === '\\') text += next;
    else if (Object.hasOwn(ESCAPES, next)) text += ESCAPES[next];
    else throw filterSyntax(expression, at, `"\\${next}" is no escape; write \\\\ for a backslash`);
  }
  throw filterSyntax(expression, from + 1, `the text that begins here has no closing ${quote}`);
}

/** A pattern in slashes with its flags; `\/` is a slash, every other backslash belongs to the pattern. */
function readPattern(
  expression: string,
  from: number,
): { readonly text: string; readonly ignoreCase: boolean; readonly end: number } {
  for (let at = from + 1; at < expression.length; at++) {
    const char = expression.charAt(at);
    if (char === '\\') at++;
    else if (char === '/') {
      const flags = /^[A-Za-z]*/.exec(expression.slice(at + 1))?.[0] ?? '';
      if (flags !== '' && flags !== 'i') {
        throw filterSyntax(expression, at + 2, `the only flag of a pattern is i, not ${flags}`);
      }
      return { text: expression.slice(from + 1, at), ignoreCase: flags === 'i', end: at + 1 + flags.length };
    }
  }
  throw filterSyntax(expression, from + 1, 'the pattern that begins here has no closing /');
}

/** What a shell takes for itself without quotes. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** Control characters, and those that change how a line reads (directions, invisible ones). */
const UNPRINTABLE = /[\p{C}\u2028\u2029]/u;

/** Arguments as one line that a shell would read as just these. */
export function commandLine(args: readonly string[]): string {
  return args.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!UNPRINTABLE.test(word)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  // bash, zsh and ksh read $'…' with these escapes.
  const escaped = word.replace(/[\\']|[\p{C}\u2028\u2029]/gu, escape);
  return `$'${escaped}'`;
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

function escape(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`;
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

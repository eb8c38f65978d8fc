import { type Charset, openTerminal } from '../terminal/xterm-internals.ts';

/** The final bytes that xterm knows behind `ESC (`; `B`, US ASCII, is the one without a table. */
const FINALS = '0A4C5RQKYE6ZH7=';

let names: Map<Charset, string> | undefined;

/** The final byte that designates this character set; `B` for US ASCII. */
export function charsetName(charset: Charset | undefined): string {
  return (charset && known().get(charset)) ?? 'B';
}

/** The character set that this final byte designates; undefined is US ASCII. */
export function charsetNamed(name: string): Charset | undefined {
  for (const [charset, final] of known()) if (final === name) return charset;
  return undefined;
}

/** The tables are shared by all terminals but not exported: one terminal is asked for each of them, once. */
function known(): Map<Charset, string> {
  if (names) return names;
  names = new Map();
  const core = openTerminal(2, 1);
  for (const final of FINALS) {
    core._inputHandler.parse(new TextEncoder().encode(`\x1b(${final}`));
    const charset = core._charsetService.charset;
    if (charset && !names.has(charset)) names.set(charset, final);
  }
  core.dispose();
  return names;
}

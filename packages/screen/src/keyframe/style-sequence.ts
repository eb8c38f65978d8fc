import {
  BG,
  COLOR_MODE,
  FG,
  MODE_16,
  MODE_256,
  RGB,
  UNDERLINE_STYLE,
  UNDERLINE_STYLE_SHIFT,
} from '../terminal/cell.ts';

/** The SGR sequence that sets exactly this style, whatever was set before; the words are those of cell.ts. */
export function styleSequence(foreground: number, background: number, underline: number): string {
  const codes = ['0'];
  if (foreground & FG.bold) codes.push('1');
  if (background & BG.dim) codes.push('2');
  if (background & BG.italic) codes.push('3');
  if (foreground & FG.underline)
    codes.push(`4:${(underline & UNDERLINE_STYLE) >> UNDERLINE_STYLE_SHIFT || 1}`);
  if (foreground & FG.blink) codes.push('5');
  if (foreground & FG.inverse) codes.push('7');
  if (foreground & FG.invisible) codes.push('8');
  if (foreground & FG.strike) codes.push('9');
  if (background & BG.overline) codes.push('53');
  pushColor(codes, foreground, 30);
  pushColor(codes, background, 40);
  if (underline & COLOR_MODE)
    pushColor(codes, (underline & COLOR_MODE) === MODE_16 ? underline + MODE_16 : underline, 50);
  return `\x1b[${codes.join(';')}m`;
}

/** `base` is 30 for the foreground, 40 for the background, 50 for the underline. */
function pushColor(codes: string[], word: number, base: number): void {
  const index = word & 0xff;
  switch (word & COLOR_MODE) {
    case 0:
      return;
    case MODE_16:
      codes.push(String(index < 8 ? base + index : base + 60 + index - 8));
      return;
    case MODE_256:
      codes.push(`${base + 8}:5:${index}`);
      return;
    default:
      codes.push(`${base + 8}:2::${(word & RGB) >> 16}:${(word >> 8) & 0xff}:${index}`);
  }
}

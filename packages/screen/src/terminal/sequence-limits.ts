import { combinedUnits } from './mark-limit.ts';
import type { TerminalCore } from './xterm-internals.ts';

/**
 * Bounds the counts of the sequences that xterm carries out one by one: `CSI 2147483647 S` would keep it busy for
 * minutes, and REP would ask for as many words of memory. More than a screen full has no further effect;
 * of a character with many marks fewer are printed, so that its repetition costs no more than another's.
 */
export function limitRepeats(core: TerminalCore): void {
  const size = core._bufferService;
  limit(core, 'LMST', () => size.rows);
  limit(core, 'IZ', () => size.cols);
  limit(core, 'b', () => Math.ceil((size.cols * size.rows) / unitsBefore(core)));
}

/** UTF-16 units of the character that REP would repeat. */
function unitsBefore({ _bufferService: { buffer } }: TerminalCore): number {
  const line = buffer.lines.get(buffer.ybase + buffer.y);
  return line && buffer.x > 0 ? combinedUnits(line, buffer.x - 1) : 1;
}

function limit(core: TerminalCore, finals: string, bound: () => number): void {
  for (const final of finals) {
    core._inputHandler.registerCsiHandler({ final }, ({ params }) => {
      params[0] = Math.min(params[0] ?? 0, bound());
      return false;
    });
  }
}

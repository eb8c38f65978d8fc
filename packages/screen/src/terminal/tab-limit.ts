import type { TerminalCore } from './xterm-internals.ts';

/**
 * Bounds the counts of the sequences that xterm carries out one by one: `CSI 2147483647 I` would keep it busy for
 * minutes. More tabs than a row has columns have no further effect.
 */
export function limitTabs({ _bufferService: size, _inputHandler: input }: TerminalCore): void {
  for (const final of ['I', 'Z']) {
    input.registerCsiHandler({ final }, ({ params }) => {
      params[0] = Math.min(params[0] ?? 0, size.cols);
      return false;
    });
  }
}

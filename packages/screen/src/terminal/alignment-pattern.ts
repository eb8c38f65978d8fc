import { BG } from './cell.ts';
import { sharedRow, takeCells } from './shared-cells.ts';
import type { BufferLine, TerminalCore } from './xterm-internals.ts';

/** Has the screen filled with E (DECALN) by rows that share their cells. */
export function alignInRows({ _bufferService: service, _inputHandler: input }: TerminalCore): void {
  input.registerEscHandler({ intermediates: '#', final: '8' }, () => {
    const style = input._curAttrData;
    if (style.bg & BG.extended) return false;
    const { buffer, cols, rows } = service;
    input._setCursor(0, 0);
    let pattern: BufferLine | undefined;
    for (let row = buffer.y; row < rows; row++) {
      const line = buffer.lines.get(buffer.ybase + row);
      if (!line) continue;
      if (pattern) takeCells(line, pattern);
      else {
        for (let column = 0; column < cols; column++) line.setCellFromCodepoint(column, E, 1, style);
        pattern = sharedRow(line);
      }
      line.isWrapped = false;
    }
    input._dirtyRowTracker.markRangeDirty(0, rows - 1);
    input._setCursor(0, 0);
    return true;
  });
}

const E = 0x45;

import { BG } from './cell.ts';
import { changeBuffers } from './change-classes.ts';
import { sharedRow, takeCells } from './shared-cells.ts';
import type { Attributes, BufferLine, ScreenBuffer, TerminalCore } from './xterm-internals.ts';

/**
 * Has blank rows share the cells of one that is kept. xterm sets each cell of a new row by a call: an eighth of all the
 * time that pagers took, which scroll backwards, and multiplexers, which scroll in a region; and a kilobyte that erases
 * a large screen again and again took seconds.
 */
export function shareBlankRows(core: TerminalCore): void {
  const { _bufferService: service, _inputHandler: input } = core;
  changeBuffers(core, shareNewRows);
  const resetRow = input._resetBufferLine.bind(input);
  input._resetBufferLine = (row, butProtected = false) => {
    const { buffer } = service;
    const line = buffer.lines.get(buffer.ybase + row);
    if (butProtected || !line) {
      resetRow(row, butProtected);
      return;
    }
    takeCells(line, buffer.getBlankLine(input._eraseAttrData()));
    line.isWrapped = false;
  };
}

function shareNewRows(buffers: ScreenBuffer): void {
  const make = buffers.getBlankLine;
  buffers.getBlankLine = function (style, wrapped = false) {
    if (style.bg & BG.extended) return make.call(this, style, wrapped);
    const { cols } = this._bufferService;
    if (this.blankRow?.length !== cols || !looksAs(this.blankRow, style))
      this.blankRow = make.call(this, style, false);
    const row = sharedRow(this.blankRow);
    row.isWrapped = wrapped;
    return row;
  };
}

function looksAs({ _data: data }: BufferLine, { fg, bg }: Attributes): boolean {
  return data[1] === fg >>> 0 && data[2] === bg >>> 0;
}

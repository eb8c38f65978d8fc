import { BG } from './cell.ts';
import type { Attributes, BufferLine, ScreenBuffer, TerminalCore } from './xterm-internals.ts';

/**
 * Has blank rows copied from one that is kept. xterm sets each cell of a new row by a call: an eighth of all the time that
 * pagers took, which scroll backwards, and multiplexers, which scroll in a region.
 */
export function copyBlankLines(core: TerminalCore): void {
  const { buffers } = core._bufferService;
  const install = () => {
    for (const buffer of [buffers.normal, buffers.alt]) copyBlanksOf(buffer, core);
  };
  install();
  // It has other buffers behind a reset.
  const reset = buffers.reset.bind(buffers);
  buffers.reset = () => {
    reset();
    install();
  };
}

function copyBlanksOf(buffer: ScreenBuffer, { _bufferService: service }: TerminalCore): void {
  const make = buffer.getBlankLine.bind(buffer);
  let blank: BufferLine | undefined;
  buffer.getBlankLine = (attributes, wrapped = false) => {
    if (attributes.bg & BG.extended) return make(attributes, wrapped);
    if (!blank || blank.length !== service.cols || !looksAs(blank, attributes))
      blank = make(attributes, false);
    const line = blank.clone();
    line.isWrapped = wrapped;
    return line;
  };
}

function looksAs({ _data: data }: BufferLine, { fg, bg }: Attributes): boolean {
  return data[1] === fg >>> 0 && data[2] === bg >>> 0;
}

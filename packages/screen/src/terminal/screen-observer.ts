import type { TerminalCore } from './xterm-internals.ts';

/** Plain lines (see plain-lines.ts) within bytes, by where they begin. Valid during the call. */
export interface PassingText {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
}

/** Told of what is about to happen to a screen, while the screen is still as it was. Rows count from 0. */
export interface ScreenObserver {
  /** `count` rows from `row` on are about to leave because the screen, or a region of it, scrolls. */
  rowsLeave(row: number, count: number): void;
  /**
   * Lines pass over the whole screen that never stand on it: they come and leave within one write, behind rows that left
   * just now. Where it is left out, they are told as rows like all others.
   */
  linesPass?(lines: PassingText): void;
  /** The other buffer is about to be shown. The alternate buffer loses its content when it is left. */
  bufferChanges(): void;
  /** Everything on the screen is about to be erased. */
  screenErased?(): void;
  /** The screen is about to get this size, in cells. */
  sizeChanges?(cols: number, rows: number): void;
  /** It has it. */
  sizeChanged?(): void;
}

/** Has `observer` told of the scrolls, switches and erasures of this terminal. */
export function observeScreen(core: TerminalCore, observer: ScreenObserver): void {
  const service = core._bufferService;
  const { buffers } = service;
  const scroll = service.scroll.bind(service);
  service.scroll = (erase, wrapped) => {
    observer.rowsLeave(service.buffer.scrollTop, 1);
    scroll(erase, wrapped);
  };
  const toNormal = buffers.activateNormalBuffer.bind(buffers);
  buffers.activateNormalBuffer = () => {
    if (buffers.active !== buffers.normal) observer.bufferChanges();
    toNormal();
  };
  const toAlternate = buffers.activateAltBuffer.bind(buffers);
  buffers.activateAltBuffer = (fill) => {
    if (buffers.active !== buffers.alt) observer.bufferChanges();
    toAlternate(fill);
  };

  const input = core._inputHandler;
  input.registerCsiHandler({ final: 'S' }, ({ params }) => {
    const { scrollTop, scrollBottom } = service.buffer;
    observer.rowsLeave(scrollTop, Math.min(params[0] || 1, scrollBottom - scrollTop + 1));
    return false;
  });
  input.registerCsiHandler({ final: 'T' }, ({ params }) => {
    const { scrollTop, scrollBottom } = service.buffer;
    const count = Math.min(params[0] || 1, scrollBottom - scrollTop + 1);
    observer.rowsLeave(scrollBottom - count + 1, count);
    return false;
  });
  input.registerEscHandler({ final: 'M' }, () => {
    const { y, scrollTop, scrollBottom } = service.buffer;
    if (y === scrollTop) observer.rowsLeave(scrollBottom, 1);
    return false;
  });
  input.registerCsiHandler({ final: 'J' }, ({ params }) => {
    const { x, y } = service.buffer;
    if (params[0] === 2 || (params[0] === 0 && x === 0 && y === 0)) observer.screenErased?.();
    return false;
  });
  input.registerEscHandler({ final: 'c' }, () => {
    observer.screenErased?.();
    return false;
  });
}

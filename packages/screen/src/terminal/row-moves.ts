import type { Attributes, ScreenBuffer, TerminalCore } from './xterm-internals.ts';

/**
 * Has rows inserted, deleted and scrolled by their count at once (IL, DL, SU, SD). xterm moves all rows of the screen twice
 * for each one: five bytes could keep it busy for ten milliseconds.
 */
export function moveRowsAtOnce({ _bufferService: service, _inputHandler: input }: TerminalCore): void {
  /** What xterm takes for the rows that SD scrolls in, whatever the background is. */
  const plain: Attributes = { fg: 0, bg: 0, extended: input._curAttrData.extended.clone() };

  const atCursor = (final: string, move: typeof insertRows): void => {
    input.registerCsiHandler({ final }, ({ params }) => {
      input._restrictCursor();
      const { buffer } = service;
      const { y, scrollTop, scrollBottom } = buffer;
      if (y < scrollTop || y > scrollBottom) return true;
      move(buffer, y, params[0] || 1, input._eraseAttrData());
      input._dirtyRowTracker.markRangeDirty(y, scrollBottom);
      buffer.x = 0;
      return true;
    });
  };
  const ofRegion = (final: string, move: typeof insertRows, style: () => Attributes): void => {
    input.registerCsiHandler({ final }, ({ params }) => {
      const { buffer } = service;
      move(buffer, buffer.scrollTop, params[0] || 1, style());
      input._dirtyRowTracker.markRangeDirty(buffer.scrollTop, buffer.scrollBottom);
      return true;
    });
  };
  atCursor('L', insertRows);
  atCursor('M', deleteRows);
  ofRegion('S', deleteRows, () => input._eraseAttrData());
  ofRegion('T', insertRows, () => plain);
}

/** Moves rows from `first` to the end of the scroll region down by `count`, behind blank ones. */
function insertRows(buffer: ScreenBuffer, first: number, count: number, blank: Attributes): void {
  const { lines, ybase, scrollBottom: last } = buffer;
  const behind = Math.min(first + count, last + 1);
  for (let row = last; row >= behind; row--)
    lines.set(ybase + row, lines.get(ybase + row - (behind - first)));
  for (let row = first; row < behind; row++) lines.set(ybase + row, buffer.getBlankLine(blank));
}

/** Moves rows behind the `count` from `first` on up to it, within the scroll region, before blank ones. */
function deleteRows(buffer: ScreenBuffer, first: number, count: number, blank: Attributes): void {
  const { lines, ybase, scrollBottom: last } = buffer;
  const removed = Math.min(count, last + 1 - first);
  const stay = last + 1 - removed;
  for (let row = first; row < stay; row++) lines.set(ybase + row, lines.get(ybase + row + removed));
  for (let row = stay; row <= last; row++) lines.set(ybase + row, buffer.getBlankLine(blank));
}

/** Room that is kept around what is revealed, in px. */
const MARGIN_PX = 24;

/** Scrolls `view`, and nothing around it, as little as brings `target` into it; its beginning, where it is too large. */
export function reveal(view: HTMLElement, target: HTMLElement): void {
  const outer = view.getBoundingClientRect();
  const inner = target.getBoundingClientRect();
  view.scrollLeft += missing(inner.left - outer.left, inner.right - outer.left, view.clientWidth);
  view.scrollTop += missing(inner.top - outer.top, inner.bottom - outer.top, view.clientHeight);
}

/** How far [from, to) has to move to lie within `size` with a margin, in px. */
function missing(from: number, to: number, size: number): number {
  return Math.min(Math.max(0, to + MARGIN_PX - size), from - MARGIN_PX);
}

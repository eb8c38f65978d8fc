/** Where j, k and the arrows lead: to the next (1) or previous (-1) item, or nowhere. */
const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Leads the focus through the links (`.item`) below `root` by j and k or the arrow keys. */
export function moveByKey(root: ParentNode, event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
  }
  const items = [...root.querySelectorAll<HTMLElement>('.item[href]')];
  const current = items.findIndex((item) => item === document.activeElement);
  const next = current < 0 ? items[step === 1 ? 0 : items.length - 1] : items[current + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

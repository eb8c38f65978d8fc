/** What is kept with an entry of the history that was left: where it was, and by which link. */
interface Left {
  readonly scroll: number;
  readonly link: string;
}

/** Goes to an address of ours without loading the page anew. */
export function navigate(address: string): void {
  const left: Left = { scroll: scrollY, link: address };
  history.replaceState(left, '');
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Writes the address of what is shown, without a step in the history. */
export function rewriteAddress(address: string): void {
  if (`${location.pathname}${location.search}` !== address) history.replaceState(null, '', address);
}

/** Where somebody comes back to a page that fills late: scrolls to where it was left, with the focus on the link that led away. */
export function comeBack(root: ParentNode): void {
  const left: Partial<Left> | null = history.state;
  if (left?.scroll === undefined) return;
  scrollTo(0, left.scroll);
  for (const link of root.querySelectorAll('a'))
    if (addressOf(link) === left.link) return link.focus({ preventScroll: true });
}

/** Takes clicks on links to pages of ours. Others, and those with a modifier, are the browser's. */
export function followLinks(event: MouseEvent): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (
    link === undefined ||
    link.origin !== location.origin ||
    link.target !== '' ||
    link.hasAttribute('download')
  )
    return;
  if (link.pathname.startsWith('/api/')) return;
  event.preventDefault();
  navigate(addressOf(link));
  scrollTo(0, 0);
}

function addressOf({ pathname, search }: HTMLAnchorElement): string {
  return `${pathname}${search}`;
}

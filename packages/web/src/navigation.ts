/** Goes to an address of ours without loading the page anew. */
export function navigate(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Writes the address of what is shown, without a step in the history. */
export function rewriteAddress(address: string): void {
  if (`${location.pathname}${location.search}` !== address) history.replaceState(null, '', address);
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
  navigate(`${link.pathname}${link.search}`);
  scrollTo(0, 0);
}

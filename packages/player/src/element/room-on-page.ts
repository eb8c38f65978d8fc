/** Part of the window's height that the screen may take wherever the player is on its page. */
const LEAST_SHARE = 0.5;

/** Room around the screen and below the bar, in px: paddings, and a sign that the page goes on. */
const AROUND_PX = 32;

/** Height (px) for the screen of a player that leaves its bar in the window when the page is at its top. */
export function roomOnPage(player: HTMLElement): number {
  const heightOf = (part: string): number =>
    player.shadowRoot?.querySelector<HTMLElement>(part)?.offsetHeight ?? 0;
  const above = player.getBoundingClientRect().top + scrollY + heightOf('.find');
  return Math.max(innerHeight * LEAST_SHARE, innerHeight - above - heightOf('.panel') - AROUND_PX);
}

const DAY_MS = 86_400_000;

/**
 * What clocks of a zone (IANA, or an offset) show at a moment (ms since 1970), as the ms since 1970 at which those of UTC show
 * it. Throws RangeError for a zone that is not known.
 */
export function localTime(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  const seconds = Date.UTC(
    ...([
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    ] as const),
  );
  return seconds + (((moment % 1000) + 1000) % 1000);
}

/**
 * The moment at which clocks of a zone show a local time. Of two (they were set back) it is the first; what they never
 * showed (they were set ahead) is as long after that as the local time says.
 */
export function momentOf(local: number, zone: string): number {
  const [before, after] = [local - DAY_MS, local + DAY_MS].map(
    (near) => near - localTime(near, zone) + local,
  );
  const isShown = (moment: number | undefined) => moment !== undefined && localTime(moment, zone) === local;
  return (isShown(before) || !isShown(after) ? before : after) ?? local;
}

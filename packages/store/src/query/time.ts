import { localTime, momentOf } from './time-zone.ts';

/** From when, and where, a query is asked. */
export interface QueryClock {
  /** Wall time in ms since 1970 that `2d`, `today` and the like count from. */
  readonly now: number;
  /** Time zone (IANA, or an offset) of dates and times that name none; UTC where left out. */
  readonly timeZone?: string;
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const DAYS_AGO: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

const RELATIVE = /^(\d{1,6})([smhdw])$/;
const ABSOLUTE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** What `since:` and `until:` take, for messages. */
export const TIME_FORMS =
  '30s, 15m, 2h, 2d, 1w, today, yesterday, 2026-11-01, 2026-11-01T12:00 or 2026-11-01T12:00Z';

/**
 * The moment that a time names, in ms since 1970; undefined when it is none of `TIME_FORMS`. A whole day is its first
 * moment for `since` and the first moment of the next day for `until`, because people mean the day to be included.
 * Throws RangeError where that needs a time zone that is not known.
 */
export function parseTime(text: string, bound: 'since' | 'until', clock: QueryClock): number | undefined {
  const relative = RELATIVE.exec(text.toLowerCase());
  if (relative) return clock.now - Number(relative[1]) * (UNITS[relative[2] ?? ''] ?? 0);

  const { timeZone = 'UTC' } = clock;
  const wholeDay = bound === 'until' ? DAY_MS : 0;
  const daysAgo = DAYS_AGO[text.toLowerCase()];
  if (daysAgo !== undefined) {
    const today = Math.floor(localTime(clock.now, timeZone) / DAY_MS) * DAY_MS;
    return momentOf(today - daysAgo * DAY_MS + wholeDay, timeZone);
  }

  const match = ABSOLUTE.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(utc);
  // Date.UTC takes 2026-02-30 for the second of March; a query should not.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined) return momentOf(utc + wholeDay, timeZone);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const ofDay = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second ?? 0) * 1000;
  const local = utc + ofDay + Number((fraction ?? '0').padEnd(3, '0'));
  return zone === undefined ? momentOf(local, timeZone) : local - zoneMs(zone);
}

function zoneMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}

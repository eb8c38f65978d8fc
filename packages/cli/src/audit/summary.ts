import type { ReadCounts } from '@scribery/audit';

/** The closing line: what was read; what is unusual only where there is some. */
export function summaryText(counts: ReadCounts, filtered = 0): string {
  const { lines, events, incomplete, unparsed } = counts;
  const parts = [`${lines} lines`, `${events} events`, `${incomplete} incomplete`, `${unparsed} unparsed`];
  if (counts.bounded > 0) parts.push(`${counts.bounded} cut off by a bound`);
  if (counts.continuations > 0) parts.push(`${counts.continuations} continued`);
  if (counts.repeated > 0) parts.push(`${counts.repeated} repeated lines`);
  if (filtered > 0) parts.push(`${filtered} filtered out`);
  return parts.join(', ');
}

/** Time zone of who asks, as the API takes it: for times in a query that name none. Undefined where none is set. */
export function ownTimeZone(): string | undefined {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // What an environment without a zone, or with one that nobody knows, is given.
  return timeZone === 'Etc/Unknown' ? undefined : timeZone;
}

/** A record type's name: as written, or `UNKNOWN[1420]` for a number. */
export function recordType(written: string): string {
  const first = written.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 ? `UNKNOWN[${written}]` : written;
}

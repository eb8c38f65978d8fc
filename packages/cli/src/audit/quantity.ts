const BYTES: Readonly<Record<string, number>> = { '': 1, k: 1024, M: 1024 ** 2, G: 1024 ** 3 };
const MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `64k`, `100M`, `2G` or plain bytes; undefined for anything else. */
export function bytesOf(text: string): number | undefined {
  return product(text, /^(\d{1,9})([kMG]?)$/, BYTES);
}

/** `90s`, `15m`, `12h`, `7d` in ms; undefined for anything else. */
export function durationMsOf(text: string): number | undefined {
  return product(text, /^(\d{1,9})([smhd])$/, MS);
}

function product(text: string, form: RegExp, units: Readonly<Record<string, number>>): number | undefined {
  const [, count, unit = ''] = form.exec(text) ?? [];
  const factor = units[unit];
  return count === undefined || factor === undefined ? undefined : Number(count) * factor;
}

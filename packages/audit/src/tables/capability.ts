import { numberTable } from './number-table.ts';

/** The name of a capability: 21 is `CAP_SYS_ADMIN` (capabilities(7)). */
export function capabilityName(capability: number): string | undefined {
  return numberTable('capability', 0).get(capability);
}

/**
 * The capabilities of a set that the kernel wrote in hexadecimal, lowest first; one without a name is its number.
 * Undefined for what is no such set.
 */
export function capabilitySet(hexadecimal: string): string[] | undefined {
  if (!/^[\da-f]{1,16}$/i.test(hexadecimal)) return undefined;
  const names: string[] = [];
  for (let at = hexadecimal.length - 1, first = 0; at >= 0; at--, first += 4) {
    const bits = Number.parseInt(hexadecimal.charAt(at), 16);
    for (let bit = 0; bit < 4; bit++)
      if ((bits & (1 << bit)) !== 0) names.push(capabilityName(first + bit) ?? String(first + bit));
  }
  return names;
}

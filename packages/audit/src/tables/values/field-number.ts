/** What numbers look like in records; the kernel writes 0x before some in hexadecimal, and - before those below zero. */
const forms = new Map([
  [8, /^0?[0-7]{1,16}$/],
  [10, /^-?\d{1,15}$/],
  [16, /^(?:0x)?[\da-f]{1,13}$/i],
]);

/** A number of a record, written in the radix; undefined for what is not one, or one that JavaScript cannot hold. */
export function fieldNumber(value: string, radix: number): number | undefined {
  return forms.get(radix)?.test(value) === true ? Number.parseInt(value, radix) : undefined;
}

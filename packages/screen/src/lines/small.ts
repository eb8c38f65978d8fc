/**
 * The same whole number, as V8 keeps it within an object where it fits into 31 bits and a sign. One that comes out of a
 * Float64Array gets an object of its own for each field that it is put into, which took a tenth of all that was allocated.
 */
export function small(value: number): number {
  const whole = value | 0;
  return whole === value ? whole : value;
}

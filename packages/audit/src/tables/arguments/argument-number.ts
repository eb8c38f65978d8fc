/** `a0` to `a3` are what the registers held, in hexadecimal without 0x (audit_log_exit(), kernel/auditsc.c). */
const hexadecimal = /^[\da-f]{1,16}$/;

/** Digits of the lower 32 bits: all that a C `int` or a flag word has; what stands above is left over in the register. */
const INT_DIGITS = 8;

/** The lower 32 bits of an argument, without sign; undefined for what is no argument. */
export function unsigned32(value: string): number | undefined {
  if (!hexadecimal.test(value)) return undefined;
  return Number.parseInt(value.length > INT_DIGITS ? value.slice(-INT_DIGITS) : value, 16);
}

/** All 64 bits of an argument, exactly, in decimal. */
export function decimal64(value: string): string | undefined {
  return hexadecimal.test(value) ? BigInt(`0x${value}`).toString() : undefined;
}

/** All 64 bits of an argument with sign, exactly, in decimal. */
export function signedDecimal64(value: string): string | undefined {
  return hexadecimal.test(value) ? BigInt.asIntN(64, BigInt(`0x${value}`)).toString() : undefined;
}

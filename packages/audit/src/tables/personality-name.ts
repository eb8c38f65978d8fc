import { flagTable } from './flag-table.ts';
import { joinFlags } from './join-flags.ts';
import { numberTable } from './number-table.ts';

/** personality(2): which system is imitated, below the flags. */
const SYSTEM = 0xff;
/** personality(2) asks for what is set with a value that is none. */
const QUERY = 0xffff_ffff;

/** A personality: `PER_LINUX32|ADDR_NO_RANDOMIZE`; undefined where no system of that number is known. */
export function personalityName(value: number): string | undefined {
  if (value === QUERY) return undefined;
  const names = numberTable('personality', 0);
  const whole = names.get(value);
  if (whole !== undefined) return whole;
  const system = names.get(value & SYSTEM);
  return system === undefined
    ? undefined
    : joinFlags(flagTable('personality-flags', 0), value & ~SYSTEM, system);
}

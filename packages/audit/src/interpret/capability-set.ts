import { capabilityName, capabilitySet } from '../tables/capability.ts';
import { Memo } from './memo.ts';

/** Missing capabilities up to which a set is told by what it lacks: root's set has 40 names, and lacks one or none. */
const FEW = 8;

const memo = new Memo((hexadecimal: string) => ({ text: setText(hexadecimal) }));

/**
 * A set of capabilities that the kernel wrote in hexadecimal: `none`, `CAP_KILL,CAP_SYS_ADMIN`, `all`,
 * `all but CAP_SYS_RESOURCE`. Undefined for what is no such set.
 */
export function capabilitySetText(hexadecimal: string): string | undefined {
  return memo.get(hexadecimal).text;
}

function setText(hexadecimal: string): string | undefined {
  const names = capabilitySet(hexadecimal);
  if (names === undefined) return undefined;
  if (names.length === 0) return 'none';
  const all = allCapabilities();
  const missing = all.filter((name) => !names.includes(name));
  const isNearlyAll = missing.length <= FEW && names.length + missing.length === all.length;
  if (!isNearlyAll) return names.join(',');
  return missing.length === 0 ? 'all' : `all but ${missing.join(',')}`;
}

/** Every capability that has a name. */
function allCapabilities(): readonly string[] {
  if (known === undefined) {
    known = [];
    for (let name = capabilityName(0); name !== undefined; name = capabilityName(known.length))
      known.push(name);
  }
  return known;
}

let known: string[] | undefined;

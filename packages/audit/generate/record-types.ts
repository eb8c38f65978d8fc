import { parseNumberedNames } from '../src/tables/parse-numbered-names.ts';
import { constants } from './constants.ts';
import { supplement } from './supplement.ts';
import { targets } from './target.ts';

/** Record types have numbers in this range (linux/audit.h); lower ones are of netlink itself, higher ones do not exist. */
const FIRST = 1000n;
const LAST = 2999n;

/** Marks of ranges, and settings that happen to have a number in the range. */
const noType =
  /AUDIT_(FIRST|LAST|INTEGRITY_FIRST|INTEGRITY_LAST)_\w+|AUDIT_MESSAGE_TEXT_MAX|AUDIT_MAX_\w+|AUDIT_NLGRP_\w+/;

/** Record types by number: the kernel's, those that libaudit adds for programs, and what came later. */
export function recordTypes(): Map<number, string> {
  const [numbers] = constants(targets.x86_64, [
    {
      headers: ['linux/audit.h', 'audit-records.h'],
      names: /AUDIT_[A-Z][A-Z0-9_]+/,
      except: noType,
    },
  ]);
  const types = new Map(
    [...(numbers ?? [])]
      .filter(([, number]) => number >= FIRST && number <= LAST)
      .map(([name, number]) => [Number(number), name.slice('AUDIT_'.length)]),
  );
  for (const [number, name] of parseNumberedNames(supplement('record-types'))) types.set(number, name);
  return types;
}

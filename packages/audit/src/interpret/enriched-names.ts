import { readFields } from '../record/read-fields.ts';
import { Memo } from './memo.ts';
import { withoutQuotes } from './written-value.ts';

/** Names that auditd added to a record, by their upper-case key: `AUID`, `SYSCALL` …; Latin-1, without quotes. */
export type EnrichedNames = ReadonlyMap<string, string>;

const NONE: EnrichedNames = new Map();

const memo = new Memo(readEnriched);

/** Reads what stands behind 0x1D; what says that there is no name (`unset`, `unknown(1503)`) is left out. */
export function enrichedNames(enriched: string): EnrichedNames {
  return enriched === '' ? NONE : memo.get(enriched);
}

function readEnriched(enriched: string): EnrichedNames {
  const { names, values } = readFields(enriched);
  const read = new Map<string, string>();
  for (const [at, name] of names.entries()) {
    const value = withoutQuotes(values[at] ?? '');
    if (!saysNothing.test(value)) read.set(name, value);
  }
  return read;
}

const saysNothing = /^(?:unset|\?|unknown.*|)$/;

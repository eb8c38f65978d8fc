import type { FilterExpression } from './expression.ts';
import { parseFilter } from './parse.ts';

/** The options that filter events, as they stand on a command line. */
export interface FilterOptions {
  /** `--filter`: each has to hold. */
  readonly filter?: readonly string[];
  /** `--exclude-type`: an event with a record of one of these types is left out. */
  readonly excludeType?: readonly string[];
  /** `--only-key`: events of a rule with one of these keys. */
  readonly onlyKey?: readonly string[];
  /** `--user`: events of one of these users, by name or id, whether logged in or acting as. */
  readonly user?: readonly string[];
}

/** Fields that say under whom something happened; `acct` is the account that a login or a `sudo` is about. */
const USER_FIELDS = ['auid', 'uid', 'euid', 'acct'] as const;

/**
 * One tree of all the options; undefined where none is given. Each option narrows, the values of one widen.
 * @throws ScriberyError SCR_FILTER_SYNTAX
 */
export function filterOf(options: FilterOptions): FilterExpression | undefined {
  const parts: FilterExpression[] = (options.filter ?? []).map(parseFilter);
  for (const value of options.excludeType ?? []) {
    parts.push({ kind: 'text', name: 'type', operator: '!=', value });
  }
  if (options.onlyKey !== undefined && options.onlyKey.length > 0) {
    parts.push({ kind: 'in', name: 'key', values: options.onlyKey });
  }
  const users = options.user;
  if (users !== undefined && users.length > 0) {
    parts.push({ kind: 'or', parts: USER_FIELDS.map((name) => ({ kind: 'in', name, values: users })) });
  }
  const [first] = parts;
  return parts.length > 1 ? { kind: 'and', parts } : first;
}

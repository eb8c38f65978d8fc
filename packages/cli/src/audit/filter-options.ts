import type { FilterExpression, FilterOptions } from '@scribery/audit';
import type { Command } from 'commander';

/** Adds the options that choose events to a command. */
export function withFilterOptions(command: Command): Command {
  return command
    .option('--filter <expression>', 'only events for which this holds; see docs/audit-filter.md', collect)
    .option('--exclude-type <type>', 'no events with a record of this type', collect)
    .option('--only-key <key>', 'only events of rules with this key', collect)
    .option('--user <user>', 'only events of this user, by name or id', collect);
}

/** The filter that is asked for; undefined where none is. Throws SCR_FILTER_SYNTAX. */
export async function filterAskedFor(options: FilterOptions): Promise<FilterExpression | undefined> {
  const { filter, excludeType, onlyKey, user } = options;
  if ([filter, excludeType, onlyKey, user].every((given) => given === undefined)) return undefined;
  const { filterOf } = await import('@scribery/audit/filter');
  return filterOf(options);
}

/** An option that may be given several times. */
function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

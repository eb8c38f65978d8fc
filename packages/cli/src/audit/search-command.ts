import type { AuditPage } from '@scribery/server';
import type { Command } from 'commander';
import { withStoreOptions } from '../client/connect.ts';
import { wholeNumber } from '../option-values.ts';
import { printJson } from '../output/json-line.ts';
import { styleFor } from '../output/style.ts';
import { runSearch, type SearchOptions } from '../searching/run-search.ts';
import { eventText, type Found } from './event-text.ts';

const EXAMPLES = `
Words mean words of a command line. Fields: cmd: exe: file: ip: exit: as: user: host: rec: since: until:, and saw: typed:
of the recording of the session. Words and cmd: take /regular expressions/ too. All about an event have to hold for the same one. See docs/search.md.

Examples:
  scribery audit search 'rm as:root since:today'
  scribery audit search 'file:/etc/shadow -exe:passwd host:db*'
  scribery audit search --json --limit 0 'exit:EACCES user:alice'
`;

export function define(command: Command): void {
  withStoreOptions(command)
    .argument('[query...]', 'what to find; everything where it is left out')
    .option('--json', 'one JSON object a line, with the ECS document as event')
    .option('--limit <n>', 'at most so many events; 0 for all', wholeNumber, 50)
    .addHelpText('after', EXAMPLES)
    .action((words: string[], options: SearchOptions) => search(words.join(' '), options));
}

async function search(query: string, options: SearchOptions): Promise<void> {
  const style = styleFor(process.stdout, process.env);
  await runSearch<Found, AuditPage>(query, options, {
    path: '/api/audit/search',
    foundOn: ({ events }) => events,
    print: (found) => {
      if (options.json) printJson(shown(found));
      else process.stdout.write(eventText(found, style));
    },
  });
}

/** The keys that other programs rely on, in this order, and no others. */
function shown({ hit, action, object, result, event }: Found) {
  return {
    time: hit.time,
    host: hit.host,
    user: hit.user,
    as: hit.as,
    action,
    object,
    result,
    session: hit.session,
    recording: hit.recording,
    position: hit.position,
    until: hit.until,
    id: hit.id,
    event,
  };
}

import { EXIT } from '@scribery/errors';
import { safeText } from '@scribery/screen';
import type { Command as AuditCommand, CommandPage } from '@scribery/server';
import type { Command } from 'commander';
import type { ApiClient } from '../client/api-client.ts';
import { getJson } from '../client/call.ts';
import { connect, type StoreOptions, withStoreOptions } from '../client/connect.ts';
import { fullRecordingId } from '../client/open-recording.ts';
import { readRecording, recordingPath } from '../client/recordings.ts';
import { clockText, durationText } from '../output/duration.ts';
import { printJson } from '../output/json-line.ts';
import { type Style, styleFor } from '../output/style.ts';
import { type Column, tableLines } from '../output/table.ts';

interface CommandsOptions extends StoreOptions {
  readonly json?: true;
}

/** Deepest indent of a command under the one that started it: a shell in a shell in a shell stays readable. */
const DEEPEST = 6;

export function define(command: Command): void {
  withStoreOptions(command)
    .argument('<rec>', 'a recording id or its beginning')
    .option('--json', 'one JSON object a line')
    .action(commands);
}

async function commands(target: string, options: CommandsOptions): Promise<void> {
  const client = await connect(options, 'read');
  try {
    const recording = await fullRecordingId(client, target);
    const found = await readCommands(client, recording);
    if (options.json) for (const one of found) printJson(shown(recording, one));
    else if (found.length > 0) {
      const { duration } = await readRecording(client, recording);
      const columns = commandColumns(found, duration, styleFor(process.stdout, process.env));
      for (const line of tableLines(columns, found, { heading: true })) process.stdout.write(`${line}\n`);
    }
    if (found.length === 0) {
      process.stderr.write(`the audit trail has no command of ${safeText(recording)}\n`);
      process.exitCode = EXIT.noHit;
    }
  } finally {
    await client.close();
  }
}

async function readCommands(client: ApiClient, recording: string): Promise<AuditCommand[]> {
  const found: AuditCommand[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: CommandPage = await getJson(client, recordingPath(recording, 'commands'), { after });
    found.push(...page.commands);
    after = page.next;
  }
  return found;
}

/** The keys that other programs rely on, in this order, and no others. */
function shown(recording: string, { position, until, pid, ppid, user, exe, args, cwd, exit }: AuditCommand) {
  return { recording, position, until, pid, ppid, user, exe, args, cwd, exit };
}

function commandColumns(
  found: readonly AuditCommand[],
  duration: number,
  style: Style,
): Column<AuditCommand>[] {
  const depths = depthsOf(found);
  return [
    { title: 'AT', cell: (c) => momentText(c, duration), align: 'right' },
    { title: 'USER', cell: (c) => safeText(whoText(c)) },
    { title: 'PID', cell: (c) => String(c.pid ?? ''), align: 'right' },
    {
      title: 'TOOK',
      cell: (c) => (c.until === null ? '' : durationText(c.until - c.position)),
      align: 'right',
    },
    {
      title: 'EXIT',
      cell: (c) => String(c.exit ?? ''),
      align: 'right',
      style: (text, c) => (c.exit === null || c.exit === 0 ? text : style.match(text)),
    },
    { title: 'COMMAND', cell: (c) => `${'  '.repeat(depths.get(c.id) ?? 0)}${safeText(c.line)}` },
  ];
}

/** What came after the terminal closed counts from there. */
function momentText({ position, after_end }: AuditCommand, duration: number): string {
  return after_end ? `end+${clockText(position - duration)}` : clockText(position);
}

/** Whose process it was, and with whose rights where these are of another. */
function whoText({ user, effective_user: effective }: AuditCommand): string {
  return effective === user ? user : `${user}→${effective}`;
}

/** How deep each command stands below the first of its line. One that took over a process stands where that stood. */
function depthsOf(found: readonly AuditCommand[]): Map<string, number> {
  const known = new Map<string, { depth: number; pid: number | null }>();
  for (const { id, parent, pid } of found) {
    const above = parent === null ? undefined : known.get(parent);
    const depth = above === undefined ? 0 : above.depth + (above.pid === pid ? 0 : 1);
    known.set(id, { depth: Math.min(depth, DEEPEST), pid });
  }
  return new Map([...known].map(([id, { depth }]) => [id, depth]));
}

import type { Ancestry } from '../process/process-tracker.ts';
import type { ProcessEntry } from '../process/process-table.ts';
import type { EcsDocument } from './ecs-fields.ts';
import type { EventReading } from './event-reading.ts';

/** `process`: what the event says of the process, and what earlier events said of it and of its parent. */
export function processOf(reading: EventReading, ancestry: Ancestry | undefined): EcsDocument['process'] {
  const { facts, texts, exec, title } = reading;
  const pid = facts.get('pid');
  const args = reading.args ?? ancestry?.own.args;
  const parent = facts.get('ppid');
  const directory = reading.directory;
  const told = pid ?? parent ?? args ?? title ?? directory ?? reading.name ?? reading.executable;
  if (told === undefined) return undefined;
  return {
    entity_id: ancestry?.own.started,
    pid: pid === undefined ? undefined : Number(pid),
    name: reading.name,
    executable: reading.executable,
    args,
    args_count: exec?.count ?? args?.length,
    command_line: exec === undefined ? undefined : args?.join(' '),
    title: title === undefined ? undefined : texts.of('process.title', title.parts.join(' ')),
    working_directory: directory === undefined ? undefined : texts.of('process.working_directory', directory),
    exit_code: exitCode(reading),
    parent: parent === undefined ? undefined : parentOf(Number(parent), ancestry?.parent),
  };
}

function parentOf(pid: number, known: ProcessEntry | undefined) {
  return {
    entity_id: known?.started,
    pid,
    ppid: known?.parent,
    name: known?.name,
    executable: known?.executable,
    args: known?.args,
  };
}

/** exit(2) and exit_group(2) give the low 8 bits of their first argument to the parent. */
function exitCode({ context, facts }: EventReading): number | undefined {
  if (context.syscall !== 'exit_group' && context.syscall !== 'exit') return undefined;
  const status = facts.argument('a0');
  if (status === undefined || !/^[0-9a-f]{1,16}$/.test(status)) return undefined;
  return Number.parseInt(status.slice(-2), 16);
}

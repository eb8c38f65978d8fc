import { fixture } from './fixture.ts';

const captured = ['raw', 'enriched', 'node'].map((name) => `captured/${name}.log`);
const parse = ['rhel6', 'rhel7', 'ubuntu14', 'ubuntu16', 'ubuntu17'];
const reassembly = ['normal', 'out_of_order', 'lost_messages', 'rollover'];
const coalesce = [
  'random-internet',
  'rhel-7-linux-3.10.0',
  'ubuntu-16.04-linux-4.13.0',
  'ubuntu-16.10-linux-4.8.0',
  'ubuntu-17.04-linux-4.10.0',
  'ubuntu-20.04.6-linux-5.15.0-1034-gcp',
  'ubuntu-21.10-linux-5.13',
  'ubuntu-24.04-linux-6.8.0',
];

/** Logs under `fixtures/`. */
export const logFiles: readonly string[] = [
  ...captured,
  ...parse.map((name) => `go-libaudit/parse/audit-${name}.log`),
  ...reassembly.map((name) => `go-libaudit/reassembly/${name}.log`),
  'go-audit/ls.log',
  'go-audit/marshaller.log',
];

/** Events of other systems with their names, `name: |` and indented lines in YAML. */
export const coalesceFiles: readonly string[] = coalesce.map((name) => `go-libaudit/coalesce/${name}.yaml`);

/** The logs in a YAML file of named events, by their names. */
export function coalesceLogs(path: string): [name: string, log: string][] {
  const logs: [string, string[]][] = [];
  for (const line of fixture(path).toString('latin1').split('\n')) {
    // What is folded (`>`) is one line in them.
    const name = /^ {2}(?! |#)"?(.+?)"?: [|>]$/.exec(line)?.[1];
    if (name !== undefined) logs.push([name, []]);
    else if (line.startsWith('    ')) logs.at(-1)?.[1].push(line.slice(4));
  }
  return logs.map(([name, lines]) => [name, `${lines.join('\n')}\n`]);
}

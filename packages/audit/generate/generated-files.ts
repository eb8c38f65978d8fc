import { architectures } from './architectures.ts';
import { flagTables, numberTables } from './constant-tables.ts';
import { numberedNames } from './numbered-names.ts';
import { recordTypes } from './record-types.ts';
import { sourceText, wordsLiteral, wordsRecord } from './source-text.ts';
import { syscalls } from './syscalls.ts';

/** Every file of src/tables/generated, by its name. */
export function generatedFiles(): Map<string, string> {
  const calls = syscalls();
  return new Map([
    [
      'architectures.ts',
      sourceText(
        'The code of each architecture in hexadecimal, its name, the table of its system calls or `-`, and the kernel folder of its constants.',
        `export const architectures = ${wordsLiteral(
          architectures(new Set(calls.keys())).flatMap(({ code, name, syscalls: table, machine }) => [
            code.toString(16),
            name,
            table ?? '-',
            machine,
          ]),
        )};`,
      ),
    ],
    [
      'syscalls.ts',
      sourceText(
        'Names of system calls by number, for each set of numbers.',
        `export const syscalls: Readonly<Record<string, string>> = ${wordsRecord(
          [...calls].map(([name, table]) => [name, numberedNames(table)]),
        )};`,
      ),
    ],
    [
      'record-types.ts',
      sourceText(
        'Names of record types by number.',
        `export const recordTypes = ${wordsLiteral(numberedNames(recordTypes()))};`,
      ),
    ],
    [
      'number-names.ts',
      sourceText(
        'Names of numbers, by table; what differs on some architectures has their name behind @.',
        `export const numberNames: Readonly<Record<string, string>> = ${wordsRecord(numberTables())};`,
      ),
    ],
    [
      'flag-names.ts',
      sourceText(
        'Names of flags with their bits in hexadecimal, by table; what differs on some architectures has their name behind @.',
        `export const flagNames: Readonly<Record<string, string>> = ${wordsRecord(flagTables())};`,
      ),
    ],
  ]);
}

import { architectures } from './architectures.ts';
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
        'The code of each architecture in hexadecimal, its name, and the table of its system calls or `-`.',
        `export const architectures = ${wordsLiteral(
          architectures(new Set(calls.keys())).flatMap(({ code, name, syscalls: table }) => [
            code.toString(16),
            name,
            table ?? '-',
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
  ]);
}

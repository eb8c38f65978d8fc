import { constants } from 'node:os';
import { querySyntax } from './tokens.ts';

/** What a query asks of one event of the audit trail. */
export type EventTerm =
  /** Words in a row in the command line, in the path of the program, or in the path of one file. */
  | {
      readonly field: 'cmd' | 'exe' | 'file';
      readonly words: readonly string[];
      readonly prefix: boolean;
    }
  /** A regular expression in the command line. */
  | { readonly field: 'cmd'; readonly expression: string }
  /** An address, or the effective user; `*` stands for any characters. */
  | { readonly field: 'ip' | 'as'; readonly pattern: string }
  /** With what a command or a system call ended; `not`: with anything else. Always about events that tell it. */
  | { readonly field: 'exit'; readonly value: ExitValue; readonly not: boolean };

/** A status or result as a number, or an errno name in capitals. */
export type ExitValue = number | string;

/** Errors that the kernel keeps to itself but writes into its audit log (include/linux/errno.h). */
const KERNEL_ERRORS = new Set(['ERESTARTSYS', 'ERESTARTNOINTR', 'ERESTARTNOHAND', 'ERESTART_RESTARTBLOCK']);
/** Every errno name of this platform with its number. */
const ERRNO = new Map<string, number>(Object.entries(constants.errno));

const NUMBER = /^-?\d{1,10}$/;

/** Reads the value of `exit:`, which begins at `column`. Throws SCR_QUERY_SYNTAX. */
export function parseExit(text: string, column: number): EventTerm {
  const not = text.startsWith('!');
  const value = not ? text.slice(1) : text;
  const name = value.toUpperCase();
  if (NUMBER.test(value)) return { field: 'exit', value: Number(value), not };
  if (errnoOf(name) !== undefined || KERNEL_ERRORS.has(name)) return { field: 'exit', value: name, not };
  throw querySyntax(
    not ? column + 1 : column,
    'exit: takes a number (exit:0, exit:-13) or the name of an error (exit:EACCES), and ! before it for any other',
  );
}

/** The number of an error, as this machine has it; undefined for one that it does not know. */
export function errnoOf(name: string): number | undefined {
  return ERRNO.get(name);
}

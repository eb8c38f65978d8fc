/** `#!` may have one argument (execve(2)), so the script is the second or the third argument. */
const SCRIPT_PLACES = [1, 2] as const;

/** A script that execveat(2) or fexecve(3) runs is named by its descriptor. */
const BY_DESCRIPTOR = '/dev/fd/';

/**
 * The script that an execution runs; undefined for a program file. The kernel puts the interpreter before the
 * arguments and looks it up as the second file: both must agree, so that a link to a program is no script.
 * All texts as the records have them.
 */
export function scriptOf(
  args: readonly string[],
  names: readonly (string | undefined)[],
): string | undefined {
  const [script, interpreter] = names;
  if (script === undefined || interpreter === undefined || args[0] !== interpreter) return undefined;
  return SCRIPT_PLACES.some((place) => isNamed(args[place], script)) ? script : undefined;
}

function isNamed(arg: string | undefined, script: string): boolean {
  return arg === script || (arg?.startsWith(BY_DESCRIPTOR) ?? false);
}

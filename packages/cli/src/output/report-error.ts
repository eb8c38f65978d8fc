import { EXIT, ScriberyError } from '@scribery/errors';

/**
 * Tells on standard error what went wrong, and gives the exit status.
 * An error that is not from the registry is a fault of ours: `SCRIBERY_DEBUG=1` adds its stack.
 */
export function reportError(error: unknown): number {
  if (error instanceof ScriberyError) {
    process.stderr.write(`scribery: ${placeText(error)}${error.message} (${error.code})\n`);
    if (process.env.SCRIBERY_DEBUG) process.stderr.write(`${error.stack}\n`);
    return error.exit;
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`scribery: Internal error: ${text} (SCR_INTERNAL)\n`);
  if (process.env.SCRIBERY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return EXIT.internal;
}

/** Tells of an error after which the command goes on with what is left; it ends with the status of this one. */
export function goOnAfter(error: ScriberyError): void {
  process.exitCode = reportError(error);
}

/** `file:line:column: ` as compilers write it, of what is known; nothing where the place is in no file. */
function placeText({ place }: ScriberyError): string {
  if (place.file === undefined) return '';
  return `${[place.file, place.line, place.column].filter((part) => part !== undefined).join(':')}: `;
}

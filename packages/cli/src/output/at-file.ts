import { ScriberyError } from '@scribery/errors';

/** An error about the content of a file, which whoever found it did not know, with the file's name. */
export function atFile(error: ScriberyError, file: string): ScriberyError {
  const start = error.message.indexOf(': ') + 2;
  return new ScriberyError(error.code, error.message.slice(start), {
    cause: error,
    place: { ...error.place, file },
  });
}

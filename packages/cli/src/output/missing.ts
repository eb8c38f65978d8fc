import { safeText } from '@scribery/screen';

/** Tells on standard error what could not be read and is missing in what is printed; each sentence once. */
export class MissingNote {
  readonly #told = new Set<string>();

  tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.#told.has(problem)) continue;
      this.#told.add(problem);
      process.stderr.write(`scribery: not everything could be read: ${safeText(problem)}\n`);
    }
  }
}

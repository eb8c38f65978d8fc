import type { FormatProblem } from '@scribery/format';
import { safeText } from '@scribery/screen';
import { counted } from '../output/counted.ts';

/** Places that are told of each file; a damaged one can have as many as lines. */
const PROBLEMS_TOLD = 20;

/** The first places of a file that were passed over, as compilers tell them; the others only counted. */
export class ToldProblems {
  readonly #file: string;
  readonly #first: FormatProblem[] = [];
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  take(problem: FormatProblem): void {
    this.#count++;
    if (this.#first.length < PROBLEMS_TOLD) this.#first.push(problem);
  }

  print(): void {
    for (const { text, place } of this.#first) {
      const where =
        place.line === undefined
          ? place.id === undefined
            ? ' '
            : ` message ${place.id}: `
          : `${place.line}: `;
      process.stderr.write(`${safeText(this.#file)}:${where}${safeText(text)}\n`);
    }
    const rest = this.#count - this.#first.length;
    if (rest > 0) process.stderr.write(`${safeText(this.#file)}: and ${counted(rest, 'more problem')}\n`);
  }
}

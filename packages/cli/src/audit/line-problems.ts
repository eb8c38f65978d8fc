import type { AuditEvent } from '@scribery/audit';

/** Problems that are told one by one; a damaged log can have as many as lines. */
const PROBLEMS_TOLD = 20;

/** Characters of a line that are shown. */
const LINE_SHOWN = 80;

/** What is told of problems: the first, with file and line as compilers tell them, and how many more there are. */
export class LineProblems {
  #file = '';
  /** Lines before the current file. */
  #before = 0;
  #told: { readonly file: string; readonly line: number; readonly text: string }[] = [];
  #count = 0;

  /** A file begins, behind so many lines of others. */
  begin(file: string, lines: number): void {
    this.#file = file;
    this.#before = lines;
  }

  look(event: AuditEvent): void {
    for (const { line, number, end } of event.unparsed) {
      this.#count++;
      if (this.#told.length >= PROBLEMS_TOLD) continue;
      const what = end === 'cut' ? 'a line that is too long' : 'not an audit record';
      const text = `${what}: ${line.slice(0, LINE_SHOWN)}`;
      this.#told.push({ file: this.#file, line: number - this.#before, text });
    }
  }

  async tell(): Promise<void> {
    if (this.#count === 0) return;
    const { safeText } = await import('@scribery/screen');
    for (const { file, line, text } of this.#told)
      process.stderr.write(`${safeText(file)}:${line}: ${safeText(text)}\n`);
    const rest = this.#count - this.#told.length;
    if (rest > 0)
      process.stderr.write(`and ${rest} more ${rest === 1 ? 'line' : 'lines'} without an audit record\n`);
  }
}

import type { AuditEvent, LineEnd } from '@scribery/audit';

/** Problems that are told one by one; a damaged log can have as many as lines. */
const PROBLEMS_TOLD = 20;

/** Characters of a line that are shown. */
const LINE_SHOWN = 80;

/**
 * A stamp with its time in words, in whatever way a place writes dates. It looks at no character more than a few times: anybody
 * may have written the line, and it may be long.
 */
const INTERPRETED = /^(?:node=\S+ )?type=\S+ msg=audit\((?![\d.:]*\))[^)]*\)(?<=:\d+\))/;

/** What is told of problems: the first, with file and line as compilers tell them, and how many more there are. */
export class LineProblems {
  #file = '';
  /** Lines before the current file. */
  #before = 0;
  #told: { readonly file: string; readonly line: number; readonly text: string }[] = [];
  #count = 0;
  /** Whether the last line goes on in another piece. */
  #cut = false;

  /** A file begins, behind so many lines of others. */
  begin(file: string, lines: number): void {
    this.#file = file;
    this.#before = lines;
  }

  /** Looks at an event that has just been given out; `lines` is how many were read so far. */
  look(event: AuditEvent, lines: number): void {
    for (const { line, end } of event.unparsed) {
      const continued = this.#cut;
      this.#cut = end === 'cut';
      if (continued) continue;
      this.#count++;
      if (this.#told.length >= PROBLEMS_TOLD) continue;
      const text = `${whatOf(line, end)}: ${line.slice(0, LINE_SHOWN)}`;
      this.#told.push({ file: this.#file, line: lines - this.#before, text });
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

function whatOf(line: string, end: LineEnd): string {
  if (end === 'cut') return 'a line that is too long';
  return INTERPRETED.test(line)
    ? 'interpreted, which cannot be read back (ausearch --raw prints records)'
    : 'not an audit record';
}

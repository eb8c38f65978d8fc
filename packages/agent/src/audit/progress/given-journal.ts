import { appendFileSync, closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { hasCode } from '@scribery/errors';
import { type AuditEvent, type GivenPart, givenPart } from '@scribery/audit';

/**
 * Parts that a file holds before the next file is begun; two are kept. More than a queue of 20,000 events, so that what may be
 * read again is in them, and a few minutes of a busy machine. A late record of an older event is not known to be late.
 */
const FILE_PARTS = 32_768;

/**
 * Which parts of events were given out, kept beside a checkpoint: it is written before they are sent. After a kill, lines that
 * are read again make the same parts, and a record that came late makes a part of its own, which no store takes for the event
 * that it has. Written without waiting for the disk: a kill loses nothing of it, a power failure its last lines.
 */
export class GivenJournal {
  /** What earlier processes gave out, the oldest first. */
  readonly earlier: readonly GivenPart[];
  readonly #path: string;
  #file: number;
  #count: number;
  #pending: string[] = [];
  /** Whether the file may end within a line, of a process that was killed or a disk that was full. */
  #torn = true;

  constructor(path: string) {
    this.#path = path;
    const current = partsIn(path);
    this.earlier = [...partsIn(olderOf(path)), ...current];
    this.#count = current.length;
    this.#file = openSync(path, 'a', 0o600);
  }

  /** Takes note of an event that is given out. */
  add(event: AuditEvent): void {
    const part = givenPart(event);
    if (part !== undefined) this.#pending.push(lineOf(part));
  }

  /** Writes what was noted; throws when it cannot be written, and tries again the next time. */
  write(): void {
    if (this.#pending.length === 0) return;
    if (this.#count >= FILE_PARTS) this.#beginNext();
    const text = `${this.#torn ? '\n' : ''}${this.#pending.join('')}`;
    this.#torn = true;
    appendFileSync(this.#file, text, 'latin1');
    this.#torn = false;
    this.#count += this.#pending.length;
    this.#pending = [];
  }

  close(): void {
    closeSync(this.#file);
  }

  #beginNext(): void {
    renameSync(this.#path, olderOf(this.#path));
    const next = openSync(this.#path, 'a', 0o600);
    closeSync(this.#file);
    this.#file = next;
    this.#count = 0;
  }
}

function olderOf(path: string): string {
  return `${path}.old`;
}

function lineOf({ first, lines, part, time, serial, node }: GivenPart): string {
  return `${first} ${lines} ${part} ${time} ${serial} ${node}\n`;
}

const LINE = /^([\da-f]{16}) (\d+) (\d+) (\d+) (\d+) (.*)$/s;

/** The parts in a file; none where there is no file. What is not a line of one, as the last of a killed process, is left out. */
function partsIn(path: string): GivenPart[] {
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const [, first, lines, part, time, serial, node] = LINE.exec(line) ?? [];
      if (first === undefined || node === undefined) return [];
      return [
        { first, lines: Number(lines), part: Number(part), time: Number(time), serial: Number(serial), node },
      ];
    });
}

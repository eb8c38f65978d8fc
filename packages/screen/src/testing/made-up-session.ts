import type { RecordingEvent } from '@scribery/format';
import fc from 'fast-check';

/** A session of a shell and some programs, whose words are all different: `mk1x`, `mk2x`, … */
export const madeUpSession: fc.Arbitrary<RecordingEvent[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...'print flood type status clear program progress wrap long pair insert edit'.split(' '),
      ),
      fc.nat(1000),
      fc.nat(30),
    ),
    {
      minLength: 3,
      maxLength: 14,
    },
  )
  .map((steps) => new SessionWriter().write(steps));

class SessionWriter {
  readonly #events: RecordingEvent[] = [];
  #at = 0;
  #words = 0;

  write(steps: readonly (readonly [string, number, number])[]): RecordingEvent[] {
    for (const [step, wait, count] of steps) {
      this.#at += wait;
      // What is written over other words would make words that nobody meant.
      this.#put('\x1b[J');
      this.#step(step, count);
    }
    return this.#events;
  }

  #step(step: string, count: number): void {
    switch (step) {
      case 'print':
        return this.#put(`${this.#word()} ${this.#word()}\r\n`);
      case 'flood':
        return this.#put(Array.from({ length: count * 9 }, () => `${this.#word()}\r\n`).join(''));
      case 'type':
        for (const letter of `$ ${this.#word()} ${this.#word()}`) this.#put(letter, 20 + count * 5);
        return this.#put('\r\n');
      case 'status':
        this.#put(`\x1b7\x1b[1;1H\x1b[2K${this.#word()}       ${this.#word()}\x1b8`, 700);
        for (let second = 0; second < count % 7; second++) this.#put(`\x1b7\x1b[1;9H${second}\x1b8`, 300);
        return;
      case 'clear':
        return this.#put('\x1b[H\x1b[2J');
      case 'program':
        this.#put('\x1b[?1049h\x1b[H', 10);
        for (let row = 1; row < count % 9; row++)
          this.#put(`\x1b[${row};${row * 2}H${this.#word()}`, count * 2);
        return this.#put('\x1b[?1049l', count * 20);
      case 'progress': {
        const label = this.#word();
        for (let percent = 0; percent < count; percent++)
          this.#put(`\r${'-\\|/'[percent % 4]} ${label} ${percent}%`, 70);
        return this.#put('\r\n');
      }
      case 'wrap':
        return this.#put(`${'.'.repeat(30 + (count % 12))}${this.#word()} ${this.#word()}\r\n`);
      case 'long': {
        // Of more rows than the screen has, all at once or in pieces.
        const words = Array.from({ length: 20 + count * 4 }, () => this.#word()).join(' ');
        const piece = count % 3 === 0 ? words.length : 150;
        for (let start = 0; start < words.length; start += piece)
          this.#put(words.slice(start, start + piece), count * 20);
        return this.#put('\r\n');
      }
      case 'pair':
        this.#put(this.#word(), 30);
        return this.#put(` ${this.#word()}\r\n`);
      case 'insert':
        return this.#put(`\x1b[${1 + (count % 8)};1H\x1b[L${this.#word()}\x1b[10;1H\x1b[2K`, 250);
      default:
        this.#put(`$ ${this.#word()} wrong`, 300);
        this.#put('\b \b'.repeat(5), 300);
        return this.#put(`${this.#word()}\r\n`);
    }
  }

  #word(): string {
    this.#words += 1;
    return `mk${this.#words}x`;
  }

  #put(text: string, wait = 0): void {
    this.#events.push({ kind: 'output', at: this.#at, data: Buffer.from(text) });
    this.#at += wait;
  }
}

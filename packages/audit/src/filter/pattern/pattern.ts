import { type Automaton, automatonOf } from './automaton.ts';
import { parsePattern } from './parse-pattern.ts';
import { holds, type Place, WORD_UNITS } from './pattern-tree.ts';

export { PatternError } from './pattern-tree.ts';

/** How much of a value a pattern is looked for in, in UTF-16 units; what stands behind is not looked at. */
const MOST_VALUE = 32 * 1024;

/** A regular expression that takes time linear in the length of a value, whatever the pattern and the value are. */
export interface Pattern {
  /** Whether the pattern stands anywhere in the value. */
  found(value: string): boolean;
}

/**
 * Compiles a regular expression. JavaScript's own go back and try again, which an attacker who chooses what is logged can
 * make take for ever; here all ways are followed at once.
 * @throws PatternError with the place in the pattern
 */
export function compilePattern(text: string, ignoreCase: boolean): Pattern {
  const search = new Search(automatonOf(parsePattern(text, ignoreCase)));
  return { found: (value) => search.run(value.slice(0, MOST_VALUE)) };
}

/** The states that are reached, step by step. Its arrays are kept from one value to the next. */
class Search {
  readonly #automaton: Automaton;
  #now: number[] = [];
  #next: number[] = [];
  /** For each state the step in which it was reached last. */
  readonly #reached: Uint32Array;
  #step = 0;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#reached = new Uint32Array(automaton.states.length);
  }

  run(value: string): boolean {
    const { states, start } = this.#automaton;
    // Steps are counted over all values, so that nothing has to be cleared between them.
    if (this.#step > 0xfff00000) {
      this.#step = 0;
      this.#reached.fill(0);
    }
    this.#now.length = 0;
    this.#step++;
    for (let at = 0; ; at++) {
      // Every place of the value is also a beginning.
      if (this.#reach(start, value, at, this.#now)) return true;
      if (at === value.length) return false;
      const unit = value.charCodeAt(at);
      this.#step++;
      this.#next.length = 0;
      for (const reached of this.#now) {
        const state = states[reached];
        if (
          state?.kind === 'units' &&
          holds(state.set, unit) &&
          this.#reach(state.next, value, at + 1, this.#next)
        ) {
          return true;
        }
      }
      [this.#now, this.#next] = [this.#next, this.#now];
    }
  }

  /** Adds the states that take a unit and are reached from `from` without one; true when one of them has found it. */
  #reach(from: number, value: string, at: number, into: number[]): boolean {
    const { states } = this.#automaton;
    const waiting = [from];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (this.#reached[index] === this.#step) continue;
      this.#reached[index] = this.#step;
      const state = states[index];
      switch (state?.kind) {
        case 'found':
          return true;
        case 'units':
          into.push(index);
          break;
        case 'fork':
          waiting.push(state.other, state.next);
          break;
        case 'place':
          if (isAt(state.place, value, at)) waiting.push(state.next);
          break;
        case undefined:
          break;
      }
    }
    return false;
  }
}

function isAt(place: Place, value: string, at: number): boolean {
  switch (place) {
    case 'start':
      return at === 0;
    case 'end':
      return at === value.length;
    case 'boundary':
      return isWord(value, at - 1) !== isWord(value, at);
    case 'within':
      return isWord(value, at - 1) === isWord(value, at);
  }
}

function isWord(value: string, at: number): boolean {
  return at >= 0 && at < value.length && holds(WORD_UNITS, value.charCodeAt(at));
}

import type { Key } from './key-reader.ts';

/** Longest query that can be typed, in characters; more keys have no effect. */
const QUERY_LENGTH = 500;

/** The line in which somebody types what to search. */
export class SearchPrompt {
  #query = '';

  /** As it is shown. */
  get text(): string {
    return `/${this.#query}▏`;
  }

  /** Takes a key; gives the query when it is complete, empty when it was given up. */
  take(key: Key): 'typing' | { readonly query: string } {
    if (key === 'enter') return { query: this.#query.trim() };
    if (key === 'escape' || (key === 'backspace' && this.#query === '')) return { query: '' };
    if (key === 'backspace') this.#query = [...this.#query].slice(0, -1).join('');
    else if (key === 'clear') this.#query = '';
    else if ([...key].length === 1 && this.#query.length < QUERY_LENGTH) this.#query += key;
    return 'typing';
  }
}

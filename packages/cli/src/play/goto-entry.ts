import { clockGoal, type Goal } from '../goal.ts';

/** What typed digits mean when they are complete. */
export type Jump = Goal | { readonly kind: 'tenth'; readonly tenth: number };

/**
 * Digits that are being typed. Followed by `G` they are a time, as in tlog-play (`30G`, `30:00G`, `2::G`; `G` alone is
 * the end). One digit that nothing follows within a moment is a tenth of the recording, as in termplay.
 */
export class GotoEntry {
  #text = '';

  /** What is typed so far, to be shown. */
  get text(): string {
    return this.#text;
  }

  /** Takes a key; false when it does not belong to an entry. */
  take(key: string): boolean {
    if (!/^\d$/.test(key) && !(key === ':' && this.#text !== '')) return false;
    this.#text += key;
    return true;
  }

  /** `G` was pressed; undefined when what was typed is no time. */
  end(): Jump | undefined {
    const text = this.#drop();
    return text === '' ? { kind: 'end' } : clockGoal(text);
  }

  /** Nothing was pressed for a moment. */
  pause(): Jump | undefined {
    const text = this.#drop();
    return text.length === 1 ? { kind: 'tenth', tenth: Number(text) } : undefined;
  }

  cancel(): void {
    this.#drop();
  }

  #drop(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

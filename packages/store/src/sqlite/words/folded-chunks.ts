import { indexedWord, words } from '../../query/words.ts';
import { bytesOf } from './terms.ts';

/** Texts whose words are kept; then all are forgotten. What is shown comes again soon, or not. */
const CHUNKS_KEPT = 4096;

/** The words of texts that are not plain ASCII, each text divided and folded once as long as it is remembered. */
export class FoldedChunks {
  readonly #known = new Map<string, readonly string[]>();

  /** Words as the index knows them, as their bytes. */
  words(chunk: string): readonly string[] {
    let found = this.#known.get(chunk);
    if (found === undefined) {
      found = words(chunk).map(({ word }) => bytesOf(indexedWord(word)));
      if (this.#known.size >= CHUNKS_KEPT) this.#known.clear();
      this.#known.set(chunk, found);
    }
    return found;
  }
}

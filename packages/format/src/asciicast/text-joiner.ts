import { joinBytes } from '../join-bytes.ts';
import { characterAt, incompleteTail } from '../utf8.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const NO_BYTES = new Uint8Array(0);

/** Makes text of a stream's bytes: joins characters that are split, and counts bytes that are none. */
export class TextJoiner {
  #carry = NO_BYTES;
  #replaced = 0;

  /** Bytes that became U+FFFD so far. */
  get replaced(): number {
    return this.#replaced;
  }

  /** The text up to here; the beginning of a character waits for its rest. */
  push(bytes: Uint8Array): string {
    const data = this.#carry.length === 0 ? bytes : joinBytes([this.#carry, bytes]);
    const end = data.length - incompleteTail(data);
    this.#carry = data.slice(end);
    return this.#decode(data.subarray(0, end));
  }

  /** What waits, now that nothing more comes. */
  end(): string {
    const rest = this.#carry;
    this.#carry = NO_BYTES;
    return this.#decode(rest);
  }

  #decode(data: Uint8Array): string {
    const text = decoder.decode(data);
    if (text.includes('\ufffd')) this.#replaced += invalidBytes(data);
    return text;
  }
}

function invalidBytes(data: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < data.length; ) {
    const length = characterAt(data, at, data.length);
    if (length > 0) at += length;
    else {
      const unit = length === 0 ? data.length - at : -length;
      count += unit;
      at += unit;
    }
  }
  return count;
}

import type { Sha256 } from './chain.ts';
import type { RecordingHeader } from './event.ts';
import { GrowingBytes } from './growing-bytes.ts';
import type { MessageDraft } from './message-draft.ts';
import { messageIdentity, sessionKeys } from './message-header.ts';

/** Where each line is put together; only its copy goes out. */
const scratch = new GrowingBytes();

/**
 * Writes the lines of one recording's messages as bytes: `serialiseMessage` of what the message says, and a line end. The
 * hash is made of the bytes where they stand, behind the chain of the message before.
 */
export class MessageLine {
  readonly #header: RecordingHeader;
  readonly #sha256: Sha256 | undefined;
  /** The keys that are the same in all of the recording. */
  readonly #identity: string;

  constructor(header: RecordingHeader, sha256: Sha256 | undefined) {
    this.#header = header;
    this.#sha256 = sha256;
    this.#identity = insideOf(messageIdentity(header));
  }

  /**
   * @param start wall time of position 0, in ms since 1970
   * @param previous `chain` of the message before; gives the line, and this one's chain (empty without a hash)
   */
  write(
    draft: MessageDraft,
    { id, start, previous }: { readonly id: number; readonly start: number; readonly previous: string },
  ): { readonly line: Uint8Array; readonly chain: string } {
    const time = (start + draft.pos) / 1000;
    const session = insideOf(sessionKeys(this.#header, id));
    scratch.length = 0;
    scratch.addAscii(previous);
    scratch.addText(`{${this.#identity},"id":${id},"pos":${draft.pos},"time":${time.toFixed(3)},`);
    draft.addStreams(scratch);
    if (session !== '') scratch.addText(`,${session}`);
    draft.addEvents(scratch);
    scratch.addAscii('}');
    const chain = this.#sha256?.(scratch.bytes.subarray(0, scratch.length)) ?? '';
    if (chain !== '') {
      scratch.length--;
      scratch.addAscii(`,"chain":"${chain}"}`);
    }
    scratch.addAscii('\n');
    return { line: scratch.bytes.slice(previous.length, scratch.length), chain };
  }
}

/** An object as JSON, without its braces. */
function insideOf(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

import { ScriberyError } from '@scribery/errors';
import { readAsciicast } from './asciicast/read-asciicast.ts';
import { DETECT_BYTES, detectFormat } from './detect-format.ts';
import { joinBytes } from './join-bytes.ts';
import type { ByteSource } from './lines.ts';
import { readTlog } from './read-tlog.ts';
import type { ReadOptions, RecordingPart } from './recording-part.ts';

const encoder = new TextEncoder();

/**
 * Reads recordings of any format that is known; the format is recognised from the content. Damage is yielded as
 * problems.
 *
 * @throws SCR_FORMAT_UNKNOWN when the format is not recognised, SCR_INPUT_DAMAGED when not even the beginning can be read
 */
export async function* readRecordings(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<RecordingPart> {
  const held: Uint8Array[] = [];
  let bytes = 0;
  const iterator = chunks(source);
  try {
    while (bytes < DETECT_BYTES) {
      const next = await iterator.next();
      if (next.done === true) break;
      held.push(next.value.slice());
      bytes += next.value.length;
    }
    const format = detectFormat(joinBytes(held));
    const whole = resumed(held, iterator);
    switch (format) {
      case 'tlog':
        yield* readTlog(whole, options);
        break;
      case 'asciicast':
        yield* readAsciicast(whole, options);
        break;
      case undefined:
        throw new ScriberyError(
          'SCR_FORMAT_UNKNOWN',
          bytes === 0 ? 'it is empty' : 'it is neither tlog messages nor an asciicast',
        );
    }
  } finally {
    await iterator.return(undefined);
  }
}

async function* chunks(source: ByteSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
}

async function* resumed(
  held: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* held;
  yield* rest;
}

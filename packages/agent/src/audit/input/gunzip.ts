import { createGunzip, type Gunzip } from 'node:zlib';

/** Bytes unpacked at a time: what a damaged part gives is lost whole, and a thousand times as many may come of it. */
const PIECE_BYTES = 4096;

/**
 * Unpacks gzip, one member after the other. All that comes out before it is damaged or cut off is given before the error
 * is thrown; a stream that fails drops what nobody has read yet.
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>, chunkBytes: number): AsyncGenerator<Buffer> {
  const unpack = createGunzip({ chunkSize: chunkBytes });
  const ready: Buffer[] = [];
  unpack.on('data', (chunk: Buffer) => ready.push(chunk));
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const failure = await done(unpack, (then) => {
          unpack.write(chunk.subarray(at, at + PIECE_BYTES), then);
        });
        yield* ready.splice(0);
        if (failure) throw failure;
        if (unpack.readableEnded) return;
      }
    }
    // What is missing shows after the last write is done.
    const failure = await done(unpack, () => unpack.end());
    yield* ready.splice(0);
    if (failure) throw failure;
  } finally {
    unpack.destroy();
  }
}

/**
 * Resolves when a step is done, with what went wrong. Behind the last member there may be zeros that fill up (tapes, block
 * devices): with them the stream ends, and a write is not answered any more.
 */
function done(
  unpack: Gunzip,
  step: (then: (error?: Error | null) => void) => void,
): Promise<Error | null | undefined> {
  return new Promise((resolve) => {
    const settle = (error?: Error | null) => {
      unpack.off('error', settle).off('end', settle);
      resolve(error);
    };
    unpack.once('error', settle).once('end', settle);
    step(settle);
  });
}

import { pipeline, type Readable } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { ScriberyError } from '@scribery/errors';

/**
 * Most bytes of one request's body, after decompression. It is read as a stream, so this bounds time, not memory: a
 * small body that unpacks to endless zeros is given up here, and what came before stays stored. Senders make batches of a
 * few MB.
 */
const BODY_BYTES = 256 * 1024 * 1024;

/** Largest window, as a power of two, that a zstd body may ask memory for: 8 MB, what level 19 uses. */
const ZSTD_WINDOW_LOG = 23;

/**
 * The bytes of a request's body, decompressed as `Content-Encoding` says. Throws SCR_REQUEST_INVALID for an encoding that
 * is not known, a body that does not unpack, and one that is too long.
 */
export async function* bodyChunks(body: Readable, encoding: string | undefined): AsyncGenerator<Buffer> {
  let length = 0;
  try {
    for await (const chunk of decompressed(body, encoding)) {
      length += chunk.length;
      if (length > BODY_BYTES) {
        throw new ScriberyError('SCR_REQUEST_INVALID', `the body is longer than ${BODY_BYTES} bytes`);
      }
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof ScriberyError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScriberyError('SCR_REQUEST_INVALID', `the body cannot be read (${reason})`, { cause });
  }
}

function decompressed(body: Readable, encoding = 'identity'): AsyncIterable<Buffer> {
  switch (encoding.toLowerCase()) {
    case 'identity':
      return body;
    case 'gzip':
      return unpack(body, createGunzip());
    case 'zstd':
      return unpack(
        body,
        createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
      );
    default:
      throw new ScriberyError('SCR_REQUEST_INVALID', `the encoding is not one of zstd, gzip, identity`, {
        place: { field: 'content-encoding' },
      });
  }
}

function unpack<T extends NodeJS.ReadWriteStream & AsyncIterable<Buffer>>(body: Readable, unpacker: T): T {
  // An error of either side destroys the other; the reader of `unpacker` gets it.
  pipeline(body, unpacker, () => {});
  return unpacker;
}

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ScriberyError } from '@scribery/errors';
import { foreignRecordingId } from '@scribery/format';
import { TemporaryDirectory } from '../temporary-directory.ts';

/** A file that is to be imported: read once for its hash and once for its content. */
export interface InputFile extends Disposable {
  /** The id of its recording, if its format gives none. */
  readonly recording: string;
  chunks(onProgress?: (bytes: number) => void): AsyncIterable<Uint8Array>;
}

/**
 * Opens a file, `-` being standard input. What can be read only once (standard input, a pipe) is copied to a temporary
 * file first. Throws SCR_INPUT_UNREADABLE.
 */
export async function inputFile(path: string): Promise<InputFile> {
  try {
    const once = path === '-' || !statSync(path).isFile();
    const directory = once ? new TemporaryDirectory('input') : undefined;
    const dispose = () => directory?.[Symbol.dispose]();
    try {
      const file = directory === undefined ? path : join(directory.path, 'input');
      if (once) await copy(path, file);
      const recording = foreignRecordingId(await contentHash(file));
      const chunks = (onProgress?: (bytes: number) => void) => fileChunks(path, file, onProgress);
      return { recording, chunks, [Symbol.dispose]: dispose };
    } catch (error) {
      dispose();
      throw error;
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function copy(path: string, to: string): Promise<void> {
  if (path !== '-' && statSync(path).isDirectory()) throw new Error('it is a directory');
  const from = path === '-' ? process.stdin : createReadStream(path);
  await pipeline(from, createWriteStream(to, { mode: 0o600 }));
}

async function contentHash(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

async function* fileChunks(
  name: string,
  file: string,
  onProgress: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      yield chunk;
      bytes += chunk.length;
      onProgress?.(bytes);
    }
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

function unreadable(path: string, cause: unknown): ScriberyError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ScriberyError('SCR_INPUT_UNREADABLE', reason, { place: { file: path }, cause });
}

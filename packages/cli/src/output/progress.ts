import { byteSizeText } from './byte-size.ts';

/** Work shorter than this, in ms, is done without a word. */
const QUIET_MS = 1000;

/** Shortest time between two repaints of the line, in ms: readable, and no cost. */
const REPAINT_MS = 100;

/** Runs work and, when it takes long and somebody watches standard error, shows there how many bytes are done. */
export async function withProgress<T>(
  what: string,
  work: (onProgress: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => {});
  let next = Date.now() + QUIET_MS;
  let shown = false;
  try {
    return await work((bytes) => {
      if (Date.now() < next) return;
      next = Date.now() + REPAINT_MS;
      shown = true;
      process.stderr.write(`\r\x1b[K${what}: ${byteSizeText(bytes)}`);
    });
  } finally {
    if (shown) process.stderr.write('\r\x1b[K');
  }
}

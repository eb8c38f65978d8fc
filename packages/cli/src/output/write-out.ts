import { statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { ScriberyError } from '@scribery/errors';

/**
 * Writes chunks to standard output or to a file. A file is there whole or not at all: it is written beside its place
 * and moved there; only its owner may read it (0600), since it holds what somebody typed.
 */
export async function writeOut(chunks: AsyncIterable<Uint8Array>, file?: string): Promise<void> {
  if (file === undefined || file === '-') {
    for await (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    return;
  }
  // A device or a pipe is written to; to move something over it would replace it.
  const special = statSync(file, { throwIfNoEntry: false })?.isFile() === false;
  const beside = special ? file : `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, chunks);
    if (!special) await rename(beside, file);
  } catch (cause) {
    if (!special) await rm(beside, { force: true });
    if (cause instanceof ScriberyError) throw cause;
    throw new ScriberyError(
      'SCR_OUTPUT_FAILED',
      `${file}: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    );
  }
}

async function writeFile(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await using handle = await open(path, 'w', 0o600);
  await handle.writeFile(chunks);
}

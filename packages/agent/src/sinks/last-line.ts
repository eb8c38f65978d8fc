import type { FileHandle } from 'node:fs/promises';

/** Bytes read at a time when a file is looked through. */
const BLOCK_BYTES = 256 * 1024;

const NEWLINE = 0x0a;

/** Size of the file without the part of a line that follows its last line end: what a killed writer left unfinished. */
export async function wholeLinesSize(file: FileHandle): Promise<number> {
  let end = (await file.stat()).size;
  while (end > 0) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const block = await readBlock(file, start, end - start);
    const newline = block.lastIndexOf(NEWLINE);
    if (newline !== -1) return start + newline + 1;
    end = start;
  }
  return 0;
}

/** The lines from byte `from`, where one begins, to `size`, without their ends. */
export async function* linesOf(file: FileHandle, size: number, from = 0): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for (let at = from; at < size; at += BLOCK_BYTES) {
    const block = await readBlock(file, at, Math.min(BLOCK_BYTES, size - at));
    let start = 0;
    for (let end = block.indexOf(NEWLINE); end !== -1; end = block.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...rest, block.subarray(start, end)]).toString('utf8');
      rest = [];
      start = end + 1;
    }
    rest.push(block.subarray(start));
  }
}

/** The last line of the first `size` bytes, which end with a line end; empty when there is none. */
export async function lastLine(file: FileHandle, size: number): Promise<string> {
  let line = Buffer.alloc(0);
  for (let end = size - 1; end > 0; ) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const block = await readBlock(file, start, end - start);
    const newline = block.lastIndexOf(NEWLINE);
    line = Buffer.concat([block.subarray(newline + 1), line]);
    if (newline !== -1) break;
    end = start;
  }
  return line.toString('utf8');
}

async function readBlock(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const block = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(block, 0, length, at);
  return block.subarray(0, bytesRead);
}

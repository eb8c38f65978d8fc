import { readFileSync } from 'node:fs';

/** A frame as docs/spool.md has it; `time` in µs. */
export interface SpoolFrame {
  readonly type: string;
  readonly time: number;
  readonly payload: Buffer;
}

const TYPES = 'header output input window signal suspend resume masked gap end errors clock'.split(' ');

/**
 * Reads a spool file strictly: throws at the first byte that does not belong there. `tail` takes an unfinished
 * last frame for the end of the file, which it is while the recorder runs.
 */
export function readSpool(file: string, options: { tail?: boolean } = {}): SpoolFrame[] {
  const bytes = readFileSync(file);
  const frames: SpoolFrame[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = at + 16 <= bytes.length ? bytes.readUInt32LE(at + 4) : Number.POSITIVE_INFINITY;
    if (options.tail && at + 16 + length > bytes.length) break;
    if (at + 16 + length > bytes.length) throw new Error(`the frame at ${at} is not finished`);
    let sum = 0;
    for (let word = 0; word < 16; word += 2) sum += bytes.readUInt16LE(at + word);
    if (bytes[at] !== 0xa5 || sum % 0xffff !== 0) throw new Error(`no frame header at ${at}`);
    const type = TYPES[bytes.readUInt8(at + 1) - 1];
    const time = Number(bytes.readBigUInt64LE(at + 8));
    if (type === undefined) throw new Error(`unknown frame type at ${at}`);
    if (time < (frames.at(-1)?.time ?? 0)) throw new Error(`time goes back at ${at}`);
    frames.push({ type, time, payload: bytes.subarray(at + 16, at + 16 + length) });
    at += 16 + length;
  }
  return frames;
}

/** The payloads of all frames of a type, one after the other. */
export function bytesOf(frames: readonly SpoolFrame[], type: string): Buffer {
  return Buffer.concat(frames.filter((frame) => frame.type === type).map((frame) => frame.payload));
}

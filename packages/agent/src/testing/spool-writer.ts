import { appendFileSync, writeFileSync } from 'node:fs';
import { FRAME, FRAME_HEADER_BYTES, FRAME_MAGIC, frameCheck } from '../spool/frame.ts';
import { bootId, startTicksOf } from '../process-identity.ts';

/** A frame as docs/spool.md lays it down; `time` in µs. */
export function frameBytes(type: number, time: number, payload: Uint8Array | string = ''): Buffer {
  const data = Buffer.from(payload);
  const header = Buffer.alloc(FRAME_HEADER_BYTES);
  header.writeUInt8(FRAME_MAGIC, 0);
  header.writeUInt8(type, 1);
  header.writeUInt32LE(data.length, 4);
  header.writeBigUInt64LE(BigInt(time), 8);
  header.writeUInt16LE(frameCheck(header, 0), 2);
  return Buffer.concat([header, data]);
}

/** A header frame of recorder `pid`; 1 is running, 0 is none. */
export function headerFrame(recording: string, pid = 0): Buffer {
  const lines = [
    'version=1',
    `recording=${recording}`,
    'host=host%20one',
    'user=j%C3%BCrgen',
    'term=xterm',
    'session=7',
    'loginuid=1000',
    `boot=${bootId()}`,
    'start=1700000000123456',
    `pid=${pid}`,
    `pidstart=${startTicksOf(pid) ?? 0}`,
    'cols=80',
    'rows=24',
    'arg=sh',
    'arg=-c',
    'arg=a%0Ab',
  ];
  return frameBytes(FRAME.header, 0, `${lines.join('\n')}\n`);
}

/** The frame that ends a recording with an exit status. */
export function endFrame(time: number, exit: number): Buffer {
  return frameBytes(FRAME.end, time, Uint8Array.of(0, exit));
}

/** Writes a spool file bit by bit, as the shim does. */
export class SpoolWriter {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  }

  append(...frames: Buffer[]): void {
    appendFileSync(this.path, Buffer.concat(frames));
  }
}

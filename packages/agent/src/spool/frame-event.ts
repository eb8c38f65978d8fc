import { constants } from 'node:os';
import type { RecordingEvent } from '@scribery/format';
import { FRAME, type Frame } from './frame.ts';

/**
 * The event that a frame stands for; undefined for types that carry none (the header, types of a later version) and for
 * payloads that are too short for their type.
 * @param at position in ms
 */
export function frameEvent(frame: Frame, at: number): RecordingEvent | undefined {
  const { payload } = frame;
  switch (frame.type) {
    case FRAME.output:
    case FRAME.errors: // the format has one output; what stood on standard error is told in the spool alone
      return payload.length > 0 ? { kind: 'output', at, data: payload } : undefined;
    case FRAME.input:
      return payload.length > 0 ? { kind: 'input', at, data: payload } : undefined;
    case FRAME.window:
      if (payload.length < 4) return undefined;
      return { kind: 'resize', at, cols: payload.readUInt16LE(0), rows: payload.readUInt16LE(2) };
    case FRAME.signal:
      return payload.length < 1
        ? undefined
        : { kind: 'signal', at, signal: signalName(payload.readUInt8(0)) };
    case FRAME.suspend:
      return { kind: 'suspend', at };
    case FRAME.resume:
      return { kind: 'resume', at };
    case FRAME.masked:
      return { kind: 'masked', at };
    case FRAME.clock:
      return payload.length < 8
        ? undefined
        : { kind: 'clock', at, start: Math.floor(largeNumber(payload) / 1000) };
    case FRAME.gap:
      if (payload.length < 8) return undefined;
      return { kind: 'gap', at, reason: payload.toString('utf8', 8), bytes: largeNumber(payload) };
    case FRAME.end:
      if (payload.length < 2) return { kind: 'end', at };
      return payload.readUInt8(0) === 1
        ? { kind: 'end', at, signal: signalName(payload.readUInt8(1)) }
        : { kind: 'end', at, exit: payload.readUInt8(1) };
    default:
      return undefined;
  }
}

/** The u64 at the beginning; beyond 2^53 no count is one any more, and the largest whole number stands for it. */
function largeNumber(payload: Buffer): number {
  return Math.min(payload.readUInt32LE(4) * 2 ** 32 + payload.readUInt32LE(0), Number.MAX_SAFE_INTEGER);
}

const signalNames = new Map(
  Object.entries(constants.signals)
    .toReversed()
    .map(([name, number]) => [number, name]),
);

/** `SIGHUP` for 1; `SIG35` for a number without a name, as real-time signals are. */
function signalName(number: number): string {
  return signalNames.get(number) ?? `SIG${number}`;
}

import type { Keyframe, LineVersion, Message } from '@scribery/format';
import type { Recording } from '../recording.ts';

/** Start of the recordings of the tests: 2026-11-20, in ms since 1970. */
export const START = Date.UTC(2026, 10, 20);

export function sampleMessage(rec: string, id: number, output = `output ${id}`, start = START): Message {
  return {
    ver: '2.3',
    host: 'db1',
    rec,
    user: 'alice',
    term: 'xterm',
    session: 7,
    id,
    pos: id * 100,
    time: (start + id * 100) / 1000,
    timing: `>${output.length}`,
    in_txt: '',
    in_bin: [],
    out_txt: output,
    out_bin: [],
  };
}

export function sampleRecording(recording: string, changes: Partial<Recording> = {}): Recording {
  return {
    recording,
    host: 'db1',
    user: 'alice',
    term: 'xterm',
    session: 7,
    start: START,
    duration: 60_000,
    cols: 80,
    rows: 24,
    bytesOut: 100,
    bytesIn: 10,
    messages: 0,
    indexed: 0,
    ended: null,
    problems: 0,
    ...changes,
  };
}

export function sampleLine(text: string, from: number, changes: Partial<LineVersion> = {}): LineVersion {
  return {
    kind: 'saw',
    buffer: 'main',
    row: 3,
    column: 0,
    cols: 80,
    from,
    until: from + 1000,
    text,
    ...changes,
  };
}

export function sampleKeyframe(position: number, after: number): Keyframe {
  const screen = `\u001b[2J screen at ${position} ${'=-'.repeat(200)}`;
  return { position, after, cols: 80, rows: 24, screen, pending: '', tracker: '{}' };
}

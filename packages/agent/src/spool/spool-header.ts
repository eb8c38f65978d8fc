import { isRecordingId, type RecordingHeader } from '@scribery/format';

/** What the first frame of a spool says: the recording, the size of the terminal, and which process is the recorder. */
export interface SpoolHeader {
  readonly recording: RecordingHeader;
  /** Size in cells, when the recording started; undefined where there was no terminal. */
  readonly cols?: number;
  readonly rows?: number;
  /** The shim, as `/proc/PID/stat` names it. */
  readonly recorder?: { readonly pid: number; readonly startTicks: string };
}

/**
 * Reads the payload of a header frame (docs/spool.md): `key=value` lines, percent-encoded. Tolerant: a key that is missing
 * or unreadable takes its value from `fallback`; undefined when the text is no header at all.
 */
export function parseSpoolHeader(payload: Buffer, fallback: RecordingHeader): SpoolHeader | undefined {
  const values = new Map<string, string[]>();
  for (const line of payload.toString('latin1').split('\n')) {
    const equals = line.indexOf('=');
    if (equals < 1) continue;
    const key = line.slice(0, equals);
    values.set(key, [...(values.get(key) ?? []), decodeValue(line.slice(equals + 1))]);
  }
  if (!values.has('version')) return undefined;
  const text = (key: string): string | undefined => values.get(key)?.at(-1);
  const whole = (key: string): number | undefined => {
    const value = text(key);
    return value !== undefined && /^\d{1,16}$/.test(value) ? Number(value) : undefined;
  };

  const recording = text('recording');
  const start = whole('start');
  const boot = text('boot');
  const loginUid = whole('loginuid');
  const command = values.get('arg');
  const cols = whole('cols');
  const rows = whole('rows');
  const pid = whole('pid');
  const startTicks = text('pidstart');
  return {
    recording: {
      recording: recording !== undefined && isRecordingId(recording) ? recording : fallback.recording,
      host: text('host') ?? fallback.host,
      user: text('user') ?? fallback.user,
      term: text('term') ?? fallback.term,
      session: whole('session') ?? fallback.session,
      start: start === undefined ? fallback.start : Math.floor(start / 1000),
      ...(boot === undefined ? {} : { boot }),
      ...(loginUid === undefined ? {} : { loginUid }),
      ...(command === undefined ? {} : { command }),
    },
    ...(cols === undefined || rows === undefined ? {} : { cols, rows }),
    ...(pid === undefined || startTicks === undefined ? {} : { recorder: { pid, startTicks } }),
  };
}

/** Percent-decoding of bytes, not of characters: what is no UTF-8 comes out with replacement characters, never as an error. */
function decodeValue(value: string): string {
  const bytes = value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

import type { Recording } from '@scribery/store';
import type { RecordingSummary } from './schemas.ts';

/** A recording's document as the API shows it. */
export function recordingSummary(recording: Recording): RecordingSummary {
  const { exit, signal, command } = recording;
  return {
    recording: recording.recording,
    host: recording.host,
    user: recording.user,
    start: recording.start,
    duration: recording.duration,
    cols: recording.cols,
    rows: recording.rows,
    bytes_out: recording.bytesOut,
    bytes_in: recording.bytesIn,
    live: recording.ended === null,
    ended: recording.ended,
    term: recording.term,
    session: recording.session,
    messages: recording.messages,
    problems: recording.problems,
    ...(exit === undefined ? {} : { exit }),
    ...(signal === undefined ? {} : { signal }),
    ...(command === undefined ? {} : { command: [...command] }),
  };
}

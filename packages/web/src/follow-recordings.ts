import { followEvents, type RecordingSummary } from '@scribery/player';
import { signedFetch } from './api.ts';

/** Tells of each recording that begins, grows or ends from now on; gives what stops it. */
export function followRecordings(hear: (news: RecordingSummary) => void): () => void {
  return followEvents(
    signedFetch,
    () => '/api/live',
    (event) => {
      if (event.type === 'recording') hear(JSON.parse(event.data));
    },
  );
}

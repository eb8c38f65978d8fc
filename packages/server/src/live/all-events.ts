import type { Recording } from '@scribery/store';
import { recordingSummary } from '../api/recording-summary.ts';
import { Bell } from './bell.ts';
import { HEARTBEAT, HEARTBEAT_MS, serverSentEvent } from './event-stream.ts';
import type { LiveHub } from './live-hub.ts';
import type { Follower } from './recording-events.ts';

/** Least time between two tellings of one recording, in ms: what a list can show, whatever the recording does. */
const PACE_MS = 1_000;
/** Changed recordings that may wait to be told; of more, those that changed longest ago are left out. */
const WAITING_LIMIT = 1_000;

/** Every recording that is new or changes, as server-sent events, each at most once in `PACE_MS`. */
export function followAll(hub: LiveHub): Follower {
  const bell = new Bell();
  const changed = new Map<string, Recording>();
  let left = false;
  const stop = hub.onIndexed((recording) => {
    if (recording !== undefined) {
      changed.delete(recording.recording);
      changed.set(recording.recording, recording);
      for (const oldest of changed.keys()) {
        if (changed.size <= WAITING_LIMIT) break;
        changed.delete(oldest);
      }
    }
    bell.ring();
  });
  const leaving = new Bell();

  async function* events(): AsyncGenerator<string> {
    try {
      yield ': following\n\n';
      while (!left && hub.open) {
        const news = await bell.wait(HEARTBEAT_MS);
        if (!news) yield HEARTBEAT;
        const told = [...changed.values()];
        changed.clear();
        for (const recording of told) yield serverSentEvent('recording', recordingSummary(recording));
        if (told.length > 0 && hub.open) await leaving.wait(PACE_MS);
      }
    } finally {
      stop();
    }
  }

  return {
    events: events(),
    leave: () => {
      left = true;
      stop();
      bell.ring();
      leaving.ring();
    },
  };
}

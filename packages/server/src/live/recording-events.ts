import type { Message } from '@scribery/format';
import type { StoreReader } from '@scribery/store';
import { Bell } from './bell.ts';
import { HEARTBEAT, HEARTBEAT_MS, serverSentEvent } from './event-stream.ts';
import type { LiveHub } from './live-hub.ts';

/** How long a missing message is waited for, in ms, before what follows it is sent; as long as the indexer waits. */
const GAP_WAIT_MS = 2_000;

export interface Follower {
  readonly events: AsyncIterable<string>;
  /** Ends the following. */
  readonly leave: () => void;
}

/** Everything of one recording after a message, as server-sent events: first what is stored, then what comes. */
export function followRecording(
  { reader, hub, now }: { reader: StoreReader; hub: LiveHub; now: () => number },
  recording: string,
  after: number,
): Follower {
  const bell = new Bell();
  let left = false;
  const stop = hub.onChange(recording, bell.ring);
  let last = after;
  let gapSince: number | undefined;

  /** Messages in order; stops before one that follows a gap which may still be filled. */
  async function* storedMessages(): AsyncGenerator<Message> {
    for await (const message of reader.messages(recording, last + 1)) {
      if (message.id > last + 1) {
        gapSince ??= now();
        if (now() - gapSince < GAP_WAIT_MS) return;
      }
      gapSince = undefined;
      last = message.id;
      yield message;
      if (left) return;
    }
  }

  async function* events(): AsyncGenerator<string> {
    try {
      yield ': following\n\n';
      while (!left && hub.open) {
        for await (const message of storedMessages()) yield serverSentEvent('message', message, message.id);
        const document = await reader.recording(recording);
        if (document !== undefined && document.ended !== null && last >= document.messages) {
          yield serverSentEvent('end', { duration: document.duration });
          return;
        }
        const news = await bell.wait(gapSince === undefined ? HEARTBEAT_MS : GAP_WAIT_MS);
        if (!news && gapSince === undefined) yield HEARTBEAT;
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
    },
  };
}

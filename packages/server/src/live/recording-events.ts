import type { Message } from '@scribery/format';
import type { Recording, StoreReader } from '@scribery/store';
import { Bell } from './bell.ts';
import { HEARTBEAT, HEARTBEAT_MS, serverSentEvent } from './event-stream.ts';
import { LiveCommands } from './live-commands.ts';
import type { LiveHub } from './live-hub.ts';

/** How long a missing message is waited for, in ms, before what follows it is sent; as long as the indexer waits. */
const GAP_WAIT_MS = 2_000;

export interface Follower {
  readonly events: AsyncIterable<string>;
  /** Ends the following. */
  readonly leave: () => void;
}

/**
 * Everything of one recording after a message, as server-sent events: first what is stored, then what comes; and the
 * commands of its session that begin or end meanwhile.
 */
export function followRecording(
  { reader, hub, now }: { reader: StoreReader; hub: LiveHub; now: () => number },
  known: Recording,
  after: number,
): Follower {
  const { recording } = known;
  const bell = new Bell();
  let left = false;
  const commands = new LiveCommands({ reader, hub }, known, bell.ring);
  const stopMessages = hub.onChange(recording, bell.ring);
  const stop = () => {
    stopMessages();
    commands.close();
  };
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
        for (const command of await commands.take()) yield serverSentEvent('command', command);
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

import { type Keyframe, type Message, MessageDecoder, parseMessage } from '@scribery/format';
import { ApiFailure } from '../api/api-failure.ts';
import { askApi, callApi, type Fetch, pathWith } from '../api/call-api.ts';
import { followEvents } from '../api/follow-events.ts';
import type { AuditCommand, RecordingSummary } from '../api/shapes.ts';
import type {
  EventChunk,
  LiveListener,
  PlaybackFacts,
  PlaybackSlice,
  PlaybackSource,
} from '../engine/playback-source.ts';
import { readPlayback } from './read-playback.ts';

/**
 * Recording time that a jump asks for beyond its goal, in ms: what plays on while the next part is fetched.
 * More would make the jump slower, less would make it wait again.
 */
const BEYOND_MS = 10_000;

/** A recording that a server has, over the HTTP API (docs/api.md). */
export class ApiSource implements PlaybackSource {
  readonly #fetch: Fetch;
  readonly #path: string;
  /** Continues where the last slice ended, so that it knows what came before. */
  #decoder = new MessageDecoder();

  readonly #command: (command: AuditCommand) => void;

  /** `command` is told every command that begins or ends while the recording is followed. */
  constructor(fetch: Fetch, recording: string, command: (command: AuditCommand) => void = () => {}) {
    this.#command = command;
    this.#fetch = fetch;
    this.#path = `/api/recordings/${encodeURIComponent(recording)}`;
  }

  facts(signal: AbortSignal): Promise<PlaybackFacts> {
    return askApi<RecordingSummary>(this.#fetch, this.#path, { signal });
  }

  async from(position: number, signal: AbortSignal): Promise<PlaybackSlice> {
    const path = pathWith(`${this.#path}/playback`, { from: position, to: position + BEYOND_MS });
    const { keyframe, messages, end } = await this.#playback(path, signal);
    this.#decoder = new MessageDecoder(keyframe === undefined ? undefined : stateAt(keyframe));
    const slice = { chunks: messages.map((message) => this.#decode(message)), ...end };
    return keyframe === undefined ? slice : { ...slice, keyframe };
  }

  async after(id: number, signal: AbortSignal): Promise<PlaybackSlice> {
    const { messages, end } = await this.#playback(pathWith(`${this.#path}/playback`, { after: id }), signal);
    if (this.#decoder.state.id !== id) this.#decoder = new MessageDecoder({ id, position: 0, window: null });
    return { chunks: messages.map((message) => this.#decode(message)), ...end };
  }

  live(id: number, listener: LiveListener): () => void {
    let last = id;
    const decoder = new MessageDecoder({ id, position: 0, window: null });
    const stop = followEvents(
      this.#fetch,
      () => pathWith(`${this.#path}/live`, { after: last }),
      (event) => {
        if (event.type === 'end') {
          stop();
          listener.ended();
        } else if (event.type === 'message') {
          const { message } = parseMessage(event.data);
          if (message === undefined) return;
          last = message.id;
          listener.chunk({ id: message.id, events: decoder.decode(message).events });
        } else if (event.type === 'command') {
          this.#command(JSON.parse(event.data));
        }
      },
    );
    return stop;
  }

  #decode(message: Message): EventChunk {
    return { id: message.id, events: this.#decoder.decode(message).events };
  }

  async #playback(path: string, signal: AbortSignal) {
    const response = await callApi(this.#fetch, path, { signal });
    const playback = readPlayback(await response.text());
    if (playback === undefined) {
      throw new ApiFailure(response.status, 'SCR_SERVER_REFUSED', 'The server sent a recording in part only');
    }
    return playback;
  }
}

function stateAt(keyframe: Keyframe): ConstructorParameters<typeof MessageDecoder>[0] {
  return { id: keyframe.after, position: keyframe.position, window: [keyframe.cols, keyframe.rows] };
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ScriberyError } from '@scribery/errors';
import { type Keyframe, serialiseMessage } from '@scribery/format';
import type { StoreReader } from '@scribery/store';
import { Type } from 'typebox';
import { checkRange, MessageId, Position, RecordingParams } from '../api/parameters.ts';
import { lineStream } from '../http/text-stream.ts';
import type { Services } from '../services.ts';
import { storedRecording } from './stored-recording.ts';

/** How much of a recording one answer holds when `to` is not given, in ms: a player asks again well before it is played. */
const SLICE_MS = 30_000;
/** UTF-16 units of messages after which an answer ends with a `next`, so that a burst is not one huge answer. */
const SLICE_LENGTH = 1024 * 1024;

interface Range {
  readonly from?: number;
  readonly to?: number;
  readonly after?: number;
}

/** Playing: a screen to begin with, and messages to go on with. */
export const playbackRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { reader }) => {
  app.get(
    '/recordings/:recording/playback',
    {
      schema: {
        summary:
          'From a moment, or after a message: keyframe, messages and where to go on; one JSON object a line',
        params: RecordingParams,
        querystring: Type.Object({
          from: Type.Optional(Position),
          to: Type.Optional(Position),
          after: Type.Optional(MessageId),
        }),
        produces: ['application/x-ndjson'],
      },
    },
    async ({ params: { recording }, query }, reply) => {
      checkRange(query);
      if (query.from !== undefined && query.after !== undefined) {
        throw new ScriberyError('SCR_REQUEST_INVALID', 'give from or after, not both', {
          place: { field: 'after' },
        });
      }
      await storedRecording(reader, recording);
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .send(lineStream(slice(reader, recording, query)));
    },
  );
};

async function* slice(reader: StoreReader, recording: string, range: Range): AsyncGenerator<string> {
  let last = range.after ?? 0;
  let to = range.to;
  if (range.after === undefined) {
    const from = range.from ?? 0;
    to ??= from + SLICE_MS;
    const keyframe = await reader.keyframe(recording, from);
    if (keyframe !== undefined) {
      yield JSON.stringify({ keyframe: shownKeyframe(keyframe) });
      last = keyframe.after;
    }
  }
  let length = 0;
  let more = false;
  for await (const message of reader.messages(recording, last + 1)) {
    const until = (to ??= message.pos + SLICE_MS);
    // Each answer brings at least one message, so that whoever asks again gets on also over a long silence.
    if (length > 0 && (message.pos > until || length >= SLICE_LENGTH)) {
      more = true;
      break;
    }
    const line = serialiseMessage(message);
    yield `{"message":${line}}`;
    length += line.length;
    last = message.id;
  }
  const { duration, ended } = await storedRecording(reader, recording);
  yield JSON.stringify({ end: { next: more ? last : null, duration, live: ended === null } });
}

/** The line tracker's state is the indexer's alone. */
function shownKeyframe(keyframe: Keyframe): Keyframe {
  return { ...keyframe, tracker: '' };
}

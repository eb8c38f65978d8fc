import { type DecoderState, type Message, MessageDecoder, type RecordingEvent } from '@scribery/format';

/** The events of messages in order; from the start, or on from where a decoder stood. What is damaged is passed over. */
export async function* decodedEvents(
  messages: AsyncIterable<Message>,
  state?: DecoderState,
): AsyncGenerator<RecordingEvent> {
  const decoder = new MessageDecoder(state);
  for await (const message of messages) yield* decoder.decode(message).events;
}

export { chainMessage, type Sha256 } from './chain.ts';
export type { RecordingEvent, RecordingHeader } from './event.ts';
export type { Keyframe } from './keyframe.ts';
export type { LineVersion } from './line-version.ts';
export type { Message, MessageEvent } from './message.ts';
export { type DecodedMessage, type DecoderState, MessageDecoder } from './message-decoder.ts';
export {
  DEFAULT_PAYLOAD,
  type EncodedMessage,
  type EncoderOptions,
  type EncoderState,
  LEAST_PAYLOAD,
  MessageEncoder,
} from './message-encoder.ts';
export { headerOf } from './message-header.ts';
export { messageSchema } from './message-schema.ts';
export { type ParsedMessage, parseMessage } from './parse-message.ts';
export type { FormatProblem, ProblemKind, ProblemPlace } from './problem.ts';
export { foreignRecordingId, isRecordingId } from './recording-id.ts';
export { canonicalMessage, serialiseMessage } from './serialise-message.ts';

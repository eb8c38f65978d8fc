export { type AsciicastLoss, AsciicastWriter } from './asciicast/asciicast-writer.ts';
export { readAsciicast } from './asciicast/read-asciicast.ts';
export { chainMessage, ChainVerifier, type ChainVerdict, type Sha256, verifyChain } from './chain.ts';
export { commandLine } from './command-line.ts';
export { DETECT_BYTES, detectFormat, type FormatName } from './detect-format.ts';
export type { RecordingEvent, RecordingHeader } from './event.ts';
export { joinLines, splitLines } from './joined-lines.ts';
export type { Keyframe } from './keyframe.ts';
export { type ByteSource, type Line, LINE_LIMIT, readLines } from './lines.ts';
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
export { readRecordings } from './read-recordings.ts';
export { type ReceivedMessage, withLine } from './received-message.ts';
export { readTlog } from './read-tlog.ts';
export { foreignRecordingId, isRecordingId } from './recording-id.ts';
export type { ReadOptions, RecordingPart } from './recording-part.ts';
export { canonicalMessage, serialiseMessage } from './serialise-message.ts';

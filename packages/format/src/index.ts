export type { RecordingEvent, RecordingHeader } from './event.ts';
export type { Keyframe } from './keyframe.ts';
export type { LineVersion } from './line-version.ts';
export type { Message, MessageEvent } from './message.ts';

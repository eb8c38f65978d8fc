export { safeText } from '@scribery/screen';
export { ApiFailure } from './api/api-failure.ts';
export { askApi, callApi, type Fetch, pathWith } from './api/call-api.ts';
export { followEvents } from './api/follow-events.ts';
export { ownTimeZone } from './api/own-time-zone.ts';
export type {
  AuditCommand,
  EventHit,
  Limited,
  LineHit,
  RecordingList,
  RecordingSummary,
  SearchHit,
  SearchPage,
} from './api/shapes.ts';
export { type Clock, systemClock } from './engine/clock.ts';
export { type EngineOptions, type OpenOptions, PlaybackEngine } from './engine/playback-engine.ts';
export type { PlaybackScreen } from './engine/playback-screen.ts';
export type {
  EventChunk,
  LiveListener,
  PlaybackFacts,
  PlaybackSlice,
  PlaybackSource,
} from './engine/playback-source.ts';
export { clampSpeed, nextSpeed, SPEEDS } from './engine/speed.ts';
export type { AfterSeek, PlaybackState, SeekGoal } from './engine/state.ts';
export { ApiSource } from './source/api-source.ts';
export type { Place } from './model/mark.ts';
export { inOrder, placesOfHit, queryWithin, type RecordingHit, typedColumn } from './model/hit-list.ts';
export { formatPosition } from './model/format-position.ts';

export type { Clock } from './engine/clock.ts';
export { PlaybackEngine, type EngineOptions, type OpenOptions } from './engine/playback-engine.ts';
export type { PlaybackScreen } from './engine/playback-screen.ts';
export type {
  EventChunk,
  LiveListener,
  PlaybackFacts,
  PlaybackSlice,
  PlaybackSource,
} from './engine/playback-source.ts';
export { nextSpeed, SPEEDS } from './engine/speed.ts';
export type { PlaybackState, SeekGoal } from './engine/state.ts';

import type { PlaybackEngine } from '@scribery/player';
import type { Key } from './key-reader.ts';

/** Skips of the arrow keys, in ms. */
const SHORT_SKIP_MS = 5000;
const LONG_SKIP_MS = 60_000;

/** Keys that do one thing to playback: those of tlog-play, and the arrows as in other players. */
export const ENGINE_KEYS: Readonly<Record<Key, (engine: PlaybackEngine) => void>> = {
  ' ': (engine) => engine.toggle(),
  p: (engine) => engine.toggle(),
  right: (engine) => skip(engine, SHORT_SKIP_MS),
  left: (engine) => skip(engine, -SHORT_SKIP_MS),
  up: (engine) => skip(engine, LONG_SKIP_MS),
  down: (engine) => skip(engine, -LONG_SKIP_MS),
  home: (engine) => void engine.seek(0),
  end: (engine) => void engine.follow(),
  f: (engine) => void engine.follow(),
  '.': (engine) => void engine.step(),
  '}': (engine) => engine.changeSpeed(1),
  '{': (engine) => engine.changeSpeed(-1),
  backspace: (engine) => {
    engine.speed = 1;
  },
  i: (engine) => {
    engine.skipIdle = !engine.skipIdle;
  },
};

/** Skips from where a seek that is under way leads, so that keys pressed quickly add up. */
function skip(engine: PlaybackEngine, by: number): void {
  const { state, position } = engine;
  const from = state.name === 'seeking' && state.goal.kind === 'position' ? state.goal.at : position;
  void engine.seek(from + by);
}

import type { Keyframe, RecordingEvent } from '@scribery/format';
import type { PlaybackScreen } from '@scribery/player';
import { Emulator } from '@scribery/screen';

/** Told about what the engine brings to the screen. */
export interface ScreenListener {
  changed(): void;
  /** An event that is no output. */
  event(event: RecordingEvent): void;
}

/** The recording's terminal while it is played: an emulator that nothing but the painter looks at. */
export class PlayerScreen implements PlaybackScreen {
  readonly #listener: ScreenListener;
  #emulator = new Emulator(80, 24);

  constructor(listener: ScreenListener) {
    this.#listener = listener;
  }

  get emulator(): Emulator {
    return this.#emulator;
  }

  reset(cols: number, rows: number): void {
    this.#replace(Emulator.begin(cols, rows));
  }

  restore(keyframe: Keyframe): void {
    this.#replace(Emulator.restore(keyframe));
  }

  apply(event: RecordingEvent): void {
    switch (event.kind) {
      case 'output':
        this.#emulator.write(event.data);
        break;
      case 'resize':
        this.#emulator.resize(event.cols, event.rows);
        break;
      default:
        this.#listener.event(event);
        return;
    }
    this.#listener.changed();
  }

  dispose(): void {
    this.#emulator.dispose();
  }

  #replace(emulator: Emulator): void {
    this.#emulator.dispose();
    this.#emulator = emulator;
    this.#listener.changed();
  }
}

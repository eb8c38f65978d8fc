import { ScriberyError } from '@scribery/errors';
import {
  ApiFailure,
  type Clock,
  PlaybackEngine,
  type PlaybackSource,
  type PlaybackState,
} from '@scribery/player';
import { errorOfFailure } from '../client/call.ts';
import { clockText } from '../output/duration.ts';
import { ENGINE_KEYS } from './engine-keys.ts';
import { layOut, roomFor } from './frame.ts';
import { GotoEntry, type Jump } from './goto-entry.ts';
import { helpPanel } from './help-panel.ts';
import { HitList } from './hit-list.ts';
import { type Key, KeyReader } from './key-reader.ts';
import { MissingMessages } from './missing-messages.ts';
import { Painter } from './painter.ts';
import { PlayerScreen } from './player-screen.ts';
import type { FoundInRecording } from './recording-search.ts';
import { SearchPrompt } from './search-prompt.ts';
import type { ViewerTerminal } from './viewer-terminal.ts';
import { isInside, viewportFor } from './viewport.ts';

/** Shortest time between two frames, in ms: more than a terminal shows. */
const FRAME_MS = 16;

/** Time between two frames while nothing but the clock in the status line moves, in ms. */
const CLOCK_MS = 250;

/** How long digits wait for `G` and an Escape for the rest of its sequence, in ms: nobody types slower, nobody waits longer. */
const ENTRY_MS = 700;
const ESCAPE_MS = 50;

const TOP_LEFT = { top: 0, left: 0 };

/** Where keys lead that show another part of a large screen: down and to the right, in halves of what is seen. */
const PARTS: Readonly<Record<Key, readonly [down: number, right: number]>> = {
  h: [0, -1],
  j: [1, 0],
  k: [-1, 0],
  l: [0, 1],
};

export interface PlayerOptions {
  readonly source: PlaybackSource;
  readonly terminal: ViewerTerminal;
  readonly clock: Clock;
  /** user@host, safe to print. */
  readonly who: string;
  readonly colours: boolean;
  /** Finds a query in this recording. */
  readonly search: (query: string) => Promise<FoundInRecording>;
  /** Goes on where messages are missing. */
  readonly lax: boolean;
  readonly speed: number;
  readonly skipIdle: boolean;
  readonly start: { readonly at: number; readonly then: 'playing' | 'paused' | 'following' };
}

/** How playing ended: by a key, at the recording's end, or by a signal. */
export type PlayerEnd =
  | { readonly by: 'key' }
  | { readonly by: 'end' }
  | { readonly by: 'signal'; readonly signal: NodeJS.Signals };

/**
 * Plays a recording in a terminal. Time is the engine's; this brings keys to it and its screen to the terminal.
 * What keys mean depends on the mode: playing, typing a search, or reading the help.
 */
export class TerminalPlayer {
  readonly #options: PlayerOptions;
  readonly #engine: PlaybackEngine;
  readonly #screen: PlayerScreen;
  readonly #painter: Painter;
  readonly #missing = new MissingMessages();
  readonly #keys = new KeyReader();
  readonly #goto = new GotoEntry();
  readonly #done = Promise.withResolvers<PlayerEnd>();

  #prompt: SearchPrompt | undefined;
  /** First line of the help that is shown. */
  #help: number | undefined;
  #over = false;
  #hits = new HitList([]);
  #before: PlaybackState = { name: 'idle' };
  #notice: string | undefined;
  #shown = TOP_LEFT;
  /** Somebody moved to the part of the screen that is shown. */
  #held = false;
  #cancelFrame: (() => void) | undefined;
  #cancelEntry: (() => void) | undefined;
  #cancelEscape: (() => void) | undefined;

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#painter = new Painter(options.terminal);
    this.#screen = new PlayerScreen({
      changed: () => this.#wantFrame(FRAME_MS),
      event: (event) => {
        if (!options.lax && this.#missing.has(event)) this.#refuseGap(event.at);
      },
    });
    this.#engine = new PlaybackEngine({
      source: this.#missing.watch(options.source),
      screen: this.#screen,
      clock: options.clock,
    });
  }

  /** Plays until somebody ends it or the recording does. Throws what the source or the recording is at fault for. */
  async run(): Promise<PlayerEnd> {
    const { terminal, start, speed, skipIdle } = this.#options;
    terminal.enter({
      input: (text) => this.#input(text),
      resized: () => {
        this.#shown = TOP_LEFT;
        this.#held = false;
        this.#wantFrame(0);
      },
      lost: () => {
        this.#painter.forget();
        this.#wantFrame(0);
      },
      ended: (signal) => this.#done.resolve({ by: 'signal', signal }),
    });
    try {
      this.#engine.subscribe(() => this.#engineChanged());
      this.#engine.speed = speed;
      this.#engine.skipIdle = skipIdle;
      void this.#engine.open({ at: start.at, then: start.then });
      return await this.#done.promise;
    } finally {
      this.#engine.close();
      this.#over = true;
      this.#cancelFrame?.();
      this.#cancelEntry?.();
      this.#cancelEscape?.();
      terminal.leave();
    }
  }

  /** The last screen as rows of text, to be left in the terminal. */
  lastScreen(): readonly string[] {
    return this.#screen.emulator.view().lines;
  }

  dispose(): void {
    this.#screen.dispose();
  }

  #engineChanged(): void {
    const { state } = this.#engine;
    const before = this.#before;
    this.#before = state;
    if (state.name === 'failed') {
      const { error } = state;
      this.#done.reject(error instanceof ApiFailure ? errorOfFailure(error, 'the server') : error);
    }
    // Who jumped to the end wants to look at it; who watched until the end is done.
    const jumped = before.name === 'seeking' && before.then === 'paused';
    if (state.name === 'ended' && before.name !== 'ended' && !jumped) this.#done.resolve({ by: 'end' });
    this.#hits.follow(state, this.#engine.duration);
    this.#wantFrame(FRAME_MS);
  }

  #refuseGap(at: number): void {
    const detail = `messages are missing at ${clockText(at)} (${at} ms); --lax plays on behind them`;
    this.#done.reject(new ScriberyError('SCR_INPUT_DAMAGED', detail));
  }

  #wantFrame(delay: number): void {
    // The terminal is given back: an answer that comes late has nowhere to be shown.
    if (this.#over) return;
    if (delay === 0) this.#cancelFrame?.();
    else if (this.#cancelFrame !== undefined) return;
    this.#cancelFrame = this.#options.clock.after(delay, () => {
      this.#cancelFrame = undefined;
      this.#paint();
    });
  }

  #paint(): void {
    const engine = this.#engine;
    const { frame, viewport } = layOut({
      emulator: this.#screen.emulator,
      viewer: this.#options.terminal,
      colours: this.#options.colours,
      help: this.#help,
      marks: engine.state.name === 'seeking' ? [] : this.#hits.places,
      held: this.#held,
      before: this.#shown,
      status: {
        state: engine.state.name,
        position: engine.position,
        duration: engine.duration,
        speed: engine.speed,
        live: engine.live,
        skipIdle: engine.skipIdle,
        who: this.#options.who,
        notice: this.#notice,
        typed: this.#prompt?.text ?? (this.#goto.text === '' ? undefined : `go to ${this.#goto.text}`),
      },
    });
    this.#shown = viewport;
    this.#painter.paint(frame);
    if (engine.running) {
      this.#cancelFrame ??= this.#options.clock.after(CLOCK_MS, () => {
        this.#cancelFrame = undefined;
        this.#paint();
      });
    }
  }

  #input(text: string): void {
    this.#cancelEscape?.();
    for (const key of this.#keys.push(text)) this.#press(key);
    if (!this.#keys.waiting) return;
    this.#cancelEscape = this.#options.clock.after(ESCAPE_MS, () => {
      for (const key of this.#keys.pause()) this.#press(key);
    });
  }

  #press(key: Key): void {
    this.#notice = undefined;
    if (key === 'interrupt') this.#done.resolve({ by: 'key' });
    else if (key === 'suspend') this.#options.terminal.suspend();
    else if (this.#prompt !== undefined) this.#pressInPrompt(this.#prompt, key);
    else if (this.#help !== undefined) this.#pressInHelp(this.#help, key);
    else this.#pressInPlay(key);
    this.#wantFrame(0);
  }

  #pressInPrompt(prompt: SearchPrompt, key: Key): void {
    const result = prompt.take(key);
    if (result === 'typing') return;
    this.#prompt = undefined;
    if (result.query !== '') void this.#search(result.query);
  }

  /** A key that moves through a help that is larger than its room goes back from one that is not. */
  #pressInHelp(first: number, key: Key): void {
    const by = key === 'down' ? 1 : key === 'up' ? -1 : 0;
    const panel = helpPanel(first + by, roomFor(this.#options.terminal));
    this.#help = by === 0 || panel.whole ? undefined : panel.first;
  }

  #pressInPlay(key: Key): void {
    this.#cancelEntry?.();
    if (this.#goto.take(key)) {
      this.#cancelEntry = this.#options.clock.after(ENTRY_MS, () => this.#jump(this.#goto.pause()));
      return;
    }
    if (key === 'G') {
      this.#jump(this.#goto.end());
      return;
    }
    this.#goto.cancel();
    const act = ENGINE_KEYS[key];
    if (act !== undefined) {
      act(this.#engine);
      return;
    }
    const part = PARTS[key];
    if (part !== undefined) {
      this.#showPart(part);
      return;
    }
    switch (key) {
      case '/':
        this.#prompt = new SearchPrompt();
        break;
      case 'n':
        this.#nextHit(1);
        break;
      case 'N':
        this.#nextHit(-1);
        break;
      case '?':
        this.#help = 0;
        break;
      case 'repaint':
        this.#painter.forget();
        break;
      case 'q':
        this.#done.resolve({ by: 'key' });
        break;
    }
  }

  /** Moves to another part of a screen that is larger than the viewer's, by half of that; stays until the cursor is seen again. */
  #showPart([down, right]: readonly [number, number]): void {
    const { emulator } = this.#screen;
    const room = roomFor(this.#options.terminal);
    const top = this.#shown.top + Math.ceil((down * room.rows) / 2);
    const left = this.#shown.left + Math.ceil((right * room.cols) / 2);
    const viewport = viewportFor(emulator, room, undefined, { top, left });
    this.#shown = viewport;
    this.#held = !isInside(viewport, emulator.view().cursor);
  }

  #jump(jump: Jump | undefined): void {
    if (jump === undefined) this.#notice = 'not a time: type 30G, 30:00G or 2::G';
    else if (jump.kind === 'end') void this.#engine.follow();
    else if (jump.kind === 'tenth') void this.#engine.seek((this.#engine.duration * jump.tenth) / 10);
    else void this.#engine.seek(jump.at);
    this.#wantFrame(0);
  }

  async #search(query: string): Promise<void> {
    try {
      const { hits, part } = await this.#options.search(query);
      this.#hits = new HitList(hits, part);
      if (hits.length === 0) this.#notice = `no hit in ${part ?? 'this recording'}`;
      else this.#nextHit(hits.some(({ position }) => position >= this.#engine.position) ? 1 : -1);
    } catch (error) {
      this.#notice = error instanceof Error ? error.message : String(error);
    }
    this.#wantFrame(0);
  }

  /** Goes to a hit and pauses there. */
  #nextHit(by: 1 | -1): void {
    const hit = this.#hits.go(by, this.#engine.position);
    if (hit === undefined) {
      this.#notice = this.#hits.hits.length === 0 ? 'nothing searched yet: type /' : 'no further hit';
      return;
    }
    this.#notice = this.#hits.label;
    this.#held = false;
    this.#engine.pause();
    void this.#engine.seek(hit.position);
  }
}

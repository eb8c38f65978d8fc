import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Fetch } from '../api/call-api.ts';
import { PlaybackEngine } from '../engine/playback-engine.ts';
import type { PlaybackSource } from '../engine/playback-source.ts';
import type { PlaybackState } from '../engine/state.ts';
import { runningAt } from '../model/command-list.ts';
import { marksOfHit, type RecordingHit } from '../model/hit-list.ts';
import type { PlayerCommand } from '../model/key-command.ts';
import type { Place } from '../model/mark.ts';
import { ApiSource } from '../source/api-source.ts';
import { AuditTrail } from './audit-trail.ts';
import type { AuditView } from './audit-panel.ts';
import { controls } from './controls.ts';
import { copyText } from './copy-text.ts';
import { findBar } from './find-bar.ts';
import { helpDialog } from './help.ts';
import { PlayerKeys } from './player-keys.ts';
import { playerStyles } from './player-styles.ts';
import { RecordingSearch } from './recording-search.ts';
import { ScreenRoom } from './screen-room.ts';
import { Settling } from './settling.ts';
import { spokenState, stageVeil } from './stage-veil.ts';
import { TerminalElement } from './terminal-element.ts';

/** How often the shown position is renewed while time runs, in ms: smooth to the eye, and cheap. */
const TICK_MS = 100;

/** How long "copied" is shown, in ms. */
const COPIED_MS = 1600;

/** What gives the screen another room, or uses it in another way. */
const CHANGES_ROOM = ['zoomed', 'finding', 'auditing', 'settled'] as const;

/**
 * `<scribery-player recording="ID" at="MS" query="…">`: shows a recording that a server has, or any `source`.
 *
 * Its attribute `settled` tells that it has its size: nothing moves any more, and what is below it can be shown.
 * Sends `player-moment` (detail: position in ms) when it comes to rest at a moment, and `player-query` (detail: the
 * query) when another text is searched. Keys work while it has the focus, with `page-keys` anywhere on the page.
 */
export class PlayerElement extends LitElement {
  static override styles = playerStyles;
  static override properties = {
    recording: { type: String },
    at: { type: Number },
    query: { type: String },
    places: { attribute: false },
    source: { attribute: false },
    fetch: { attribute: false },
    linkTo: { attribute: false },
    pageKeys: { type: Boolean, attribute: 'page-keys' },
    user: { type: String },
    terminalTheme: { type: String, attribute: 'terminal-theme' },
    finding: { state: true },
    helping: { state: true },
    copied: { state: true },
    auditing: { state: true },
    zoomed: { state: true },
    full: { type: Boolean, reflect: true },
    settled: { type: Boolean, reflect: true },
  };

  declare recording: string;
  /** Position in ms to open at; undefined opens at the start, or follows when the recording is live. */
  declare at: number | undefined;
  declare query: string;
  /** Cells to mark at `at`; the first tells which hit is meant where several are of one moment. */
  declare places: readonly Place[];
  declare source: PlaybackSource | undefined;
  declare fetch: Fetch;
  /** Gives the address of a moment (ms), for links. */
  declare linkTo: (position: number) => string;
  declare pageKeys: boolean;
  /** Whose recording it is: commands of others are marked. */
  declare user: string;
  declare terminalTheme: 'dark' | 'light';
  declare finding: boolean;
  declare helping: boolean;
  declare copied: boolean;
  /** Whether what was done is shown, where anything is known of it. */
  declare auditing: boolean;
  /** A screen that is hard to read is shown larger, and in part; undefined where nobody chose: narrow ones are. */
  declare zoomed: boolean | undefined;
  /** It fills the display; as an attribute for the styles of the page around it. */
  declare full: boolean;
  declare settled: boolean;

  readonly #terminal = document.createElement('scribery-terminal');
  #engine: PlaybackEngine | undefined;
  #search: RecordingSearch | undefined;
  #trail: AuditTrail | undefined;
  #wasLive = false;
  /** The screen has the size of the recording's, or there is none. */
  #opened = false;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #started = false;
  readonly #room = new ScreenRoom(this, this.#terminal);
  readonly #settling = new Settling(this, () => this.#opened && this.#trail?.known !== false);
  readonly #keys = new PlayerKeys(this, {
    everywhere: () => this.pageKeys,
    // The help is over everything: no key goes past it, and Escape is its own.
    takes: (command) => !this.helping || command.name === 'help',
    run: (command) => this.#run(command),
  });

  constructor() {
    super();
    this.recording = '';
    this.at = undefined;
    this.query = '';
    this.places = [];
    this.source = undefined;
    this.fetch = (path, init) => globalThis.fetch(path, init);
    this.linkTo = (position) => {
      const link = new URL(location.href);
      link.searchParams.set('at', String(Math.ceil(position)));
      return link.href;
    };
    this.pageKeys = false;
    this.terminalTheme = 'dark';
    this.finding = false;
    this.helping = false;
    this.copied = false;
    this.auditing = true;
    this.zoomed = undefined;
    this.user = '';
    this.full = false;
    this.settled = false;
    this.#terminal.addEventListener('legible', () => this.requestUpdate());
  }

  /** In ms. */
  get position(): number {
    return this.#engine?.position ?? 0;
  }

  /** Shows the screen at a position in ms; true when it is painted, false when it failed or another call replaced it. */
  async seek(position: number): Promise<boolean> {
    const reached = (await this.#engine?.seek(position)) ?? false;
    if (reached) await this.#terminal.painted();
    return reached;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('recording') || changed.has('source')) this.#open();
    this.#terminal.setAttribute('theme', this.terminalTheme);
    this.#terminal.zoomed = this.zoomed;
    if (CHANGES_ROOM.some((property) => changed.has(property))) this.#room.fit();
    if (this.helping) this.#help?.showModal();
  }

  override render(): TemplateResult {
    const engine = this.#engine;
    const { position, duration } = engine ?? { position: 0, duration: 0 };
    return html`
      <section class="frame" aria-label="Recording player" @keydown=${this.#keys.onKey}>
       <div class="screen-side">
        ${this.finding ? this.#findBar() : nothing}
        <div class="stage ${this.terminalTheme} ${isElsewhere(engine?.state.name) ? 'elsewhere' : ''}">
          ${this.#terminal}
          ${stageVeil({
            state: engine?.state ?? { name: 'idle' },
            started: this.#started,
            toggle: () => this.#run({ name: 'toggle' }),
            retry: () => engine?.retry(),
          })}
        </div>
        <div class="panel">
          <scribery-seek-bar
            .position=${position}
            .duration=${duration}
            .ticks=${this.#hits.map((hit) => hit.position)}
            .chosen=${this.#search?.chosen}
            .marks=${this.#trail?.marks(duration) ?? []}
            ?live=${engine?.live ?? false}
            @seek=${(event: CustomEvent<number>) => this.#goTo(event.detail)}
          ></scribery-seek-bar>
          ${controls(
            {
              state: engine?.state.name ?? 'idle',
              running: engine?.running ?? false,
              live: engine?.live ?? false,
              position,
              duration,
              speed: engine?.speed ?? 1,
              skipIdle: engine?.skipIdle ?? false,
              finding: this.finding,
              audit: this.#hasAudit ? this.auditing : undefined,
              copied: this.copied,
              zoomed: this.#terminal.small ? this.#terminal.enlarged : undefined,
              full: this.full,
            },
            (command) => this.#run(command),
            (speed) => {
              if (engine !== undefined) engine.speed = speed;
            },
          )}
        </div>
       </div>
        ${this.#hasAudit && this.auditing ? this.#audit(position, duration) : nothing}
        ${
          this.helping
            ? helpDialog(() => {
                this.helping = false;
              })
            : nothing
        }
        <div class="said" aria-live="polite">${engine === undefined ? '' : spokenState(engine.state, position)}</div>
      </section>
    `;
  }

  get #help(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #hasAudit(): boolean {
    return (this.#trail?.commands.length ?? 0) > 0;
  }

  #audit(position: number, duration: number): TemplateResult {
    const trail = this.#trail;
    const commands = trail?.commands ?? [];
    return html`<scribery-audit
      .commands=${commands}
      .files=${trail?.files}
      .hosts=${trail?.hosts}
      .running=${this.#engine?.state.name === 'loading' ? undefined : runningAt(commands, position)?.id}
      .duration=${duration}
      .user=${this.user}
      .linkTo=${this.linkTo}
      @go=${(event: CustomEvent<number>) => this.#goTo(event.detail)}
      @view=${(event: CustomEvent<AuditView>) => this.#loadView(event.detail)}
    ></scribery-audit>`;
  }

  #loadView(view: AuditView): void {
    if (view === 'files') void this.#trail?.loadFiles();
    if (view === 'hosts') void this.#trail?.loadHosts();
  }

  get #hits(): readonly RecordingHit[] {
    return this.#search?.hits ?? [];
  }

  #findBar(): TemplateResult {
    return findBar({
      query: this.query,
      outcome: this.#search?.outcome ?? { name: 'none' },
      chosen: this.#search?.chosen,
      find: (query) => this.#find(query),
      go: (by) => this.#run({ name: 'hit', by }),
      close: () => this.#closeFind(),
    });
  }

  #open(): void {
    this.#close();
    if (this.source === undefined && this.recording === '') return;
    const trail = new AuditTrail(this.fetch, this.recording, () => this.requestUpdate());
    const source = this.source ?? new ApiSource(this.fetch, this.recording, trail.tell);
    const engine = new PlaybackEngine({ source, screen: this.#terminal });
    engine.subscribe(() => this.#engineChanged());
    this.#engine = engine;
    this.#started = this.at !== undefined;
    this.#settling.begin();
    this.#room.fit();
    const begun = this.#begin(engine);
    if (this.recording === '') return;
    this.#trail = trail;
    void trail.load();
    this.#search = new RecordingSearch(this.fetch, this.recording, () => this.requestUpdate());
    if (this.query !== '') void this.#findLinked(begun);
  }

  async #begin(engine: PlaybackEngine): Promise<void> {
    const arrived = await engine.open(this.at === undefined ? {} : { at: this.at });
    if (engine !== this.#engine) return;
    this.#opened = true;
    this.requestUpdate();
    if (!arrived) return;
    if (this.at === undefined && engine.live) void engine.follow();
    else this.#terminal.mark(this.places.map((place) => ({ place, text: '' })));
  }

  #close(): void {
    this.#engine?.close();
    this.#engine = undefined;
    this.#search?.close();
    this.#search = undefined;
    this.#trail?.close();
    this.#trail = undefined;
    this.#wasLive = false;
    this.#opened = false;
    this.#terminal.mark([]);
    clearInterval(this.#ticker);
    this.#ticker = undefined;
  }

  #engineChanged(): void {
    const engine = this.#engine;
    if (engine === undefined) return;
    this.requestUpdate();
    if (this.#wasLive && !engine.live) this.#trail?.recordingEnded();
    this.#wasLive = engine.live;
    const { name } = engine.state;
    if (name === 'playing' || name === 'following') this.#started = true;
    if (name === 'playing') this.#ticker ??= setInterval(() => this.requestUpdate(), TICK_MS);
    else {
      clearInterval(this.#ticker);
      this.#ticker = undefined;
    }
    if (name === 'paused' || name === 'ended') {
      this.dispatchEvent(new CustomEvent('player-moment', { detail: engine.position }));
    }
  }

  /** A link told query and moment: the hit there is the chosen one. */
  async #findLinked(begun: Promise<void>): Promise<void> {
    await Promise.all([begun, this.#search?.find(this.query)]);
    const { at } = this;
    if (at === undefined || this.position !== at) return;
    const hit = this.#search?.chooseLinked(at, this.places[0]);
    // An address names only some places of a line that has very many.
    if (hit !== undefined && this.places.length < hit.places.length) this.#mark(hit);
  }

  async #find(query: string): Promise<void> {
    if (query === this.query && this.#search?.outcome.name === 'found') return this.#goToHit(1);
    this.query = query;
    this.#terminal.mark([]);
    this.dispatchEvent(new CustomEvent('player-query', { detail: query }));
    await this.#search?.find(query);
    if (this.query === query) this.#goToHit(1);
  }

  #goToHit(by: 1 | -1): void {
    const hit = this.#search?.step(this.position, by);
    if (hit === undefined) return;
    this.#engine?.pause();
    this.#goTo(hit.position);
    this.#mark(hit);
  }

  #mark(hit: RecordingHit): void {
    this.#terminal.mark(marksOfHit(hit));
  }

  #goTo(position: number): void {
    this.#started = true;
    this.#terminal.mark([]);
    void this.#engine?.seek(position);
  }

  #run(command: PlayerCommand): void {
    const engine = this.#engine;
    switch (command.name) {
      case 'toggle':
        return engine?.toggle();
      case 'start':
        return this.#goTo(0);
      case 'end':
        if (engine?.live === true) void engine.follow();
        else this.#goTo(engine?.duration ?? 0);
        return;
      case 'move':
        return this.#goTo(this.position + command.by);
      case 'part':
        return this.#goTo(command.of * (engine?.duration ?? 0));
      case 'step':
        this.#started = true;
        void engine?.step();
        return;
      case 'speed':
        return engine?.changeSpeed(command.by);
      case 'skip-idle':
        if (engine !== undefined) engine.skipIdle = !engine.skipIdle;
        return;
      case 'audit':
        this.auditing = !this.auditing;
        return;
      case 'search':
        return this.#openFind();
      case 'hit':
        return this.#goToHit(command.by);
      case 'copy-link':
        void this.#copyLink();
        return;
      case 'fullscreen':
        void this.#room.toggleFullscreen();
        return;
      case 'zoom':
        if (this.#terminal.small) this.zoomed = !this.#terminal.enlarged;
        return;
      case 'help':
        if (this.helping) this.#help?.close();
        this.helping = !this.helping;
        return;
      case 'close':
        if (this.finding) this.#closeFind();
    }
  }

  #openFind(): void {
    if (this.#search === undefined) return;
    this.finding = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLInputElement>('.find input')?.select(),
    );
  }

  /** The focus goes to the bar, where all keys are the player's. */
  #closeFind(): void {
    this.finding = false;
    this.renderRoot.querySelector<HTMLElement>('scribery-seek-bar')?.focus();
  }

  async #copyLink(): Promise<void> {
    this.copied = await copyText(this.linkTo(this.position), 'A link to this moment');
    setTimeout(() => {
      this.copied = false;
    }, COPIED_MS);
  }
}

/** Whether the position that is told is not that of the screen that is shown. */
function isElsewhere(state: PlaybackState['name'] | undefined): boolean {
  return state === 'seeking' || state === 'failed';
}

declare global {
  interface HTMLElementTagNameMap {
    'scribery-terminal': TerminalElement;
    'scribery-player': PlayerElement;
  }
}

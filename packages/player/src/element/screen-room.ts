import type { LitElement, ReactiveController } from 'lit';
import { roomOnPage } from './room-on-page.ts';
import type { TerminalElement } from './terminal-element.ts';

/** Room around a screen that fills the display, in px. */
const AROUND_FULL_PX = 24;

/** Fits the screen into the room that its player has: a part of the page, or the whole display. */
export class ScreenRoom implements ReactiveController {
  readonly #player: LitElement & { full: boolean };
  readonly #terminal: TerminalElement;

  constructor(player: LitElement & { full: boolean }, terminal: TerminalElement) {
    this.#player = player;
    this.#terminal = terminal;
    player.addController(this);
  }

  hostConnected(): void {
    addEventListener('resize', this.fit);
    document.addEventListener('fullscreenchange', this.#onFullscreen);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.fit);
    document.removeEventListener('fullscreenchange', this.#onFullscreen);
  }

  readonly fit = (): void => {
    const { full } = this.#player;
    const stage = this.#player.shadowRoot?.querySelector('.stage');
    this.#terminal.full = full;
    this.#terminal.maxHeight = full && stage ? stage.clientHeight - AROUND_FULL_PX : roomOnPage(this.#player);
    this.#terminal.fit();
  };

  async toggleFullscreen(): Promise<void> {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
    else await this.#player.shadowRoot?.querySelector('.frame')?.requestFullscreen();
  }

  readonly #onFullscreen = (): void => {
    this.#player.full = this.#player.shadowRoot?.fullscreenElement != null;
    requestAnimationFrame(this.fit);
  };
}

import { html, nothing, type TemplateResult } from 'lit';
import type { PlaybackState } from '../engine/state.ts';
import { speakPosition } from '../model/format-position.ts';
import { icon } from './icon.ts';

interface StageView {
  readonly state: PlaybackState;
  /** It was played or moved before: the large button has done its work. */
  readonly started: boolean;
  readonly toggle: () => void;
  readonly retry: () => void;
}

/** What lies over the screen: an error, a sign that something is fetched, the button to begin with. */
export function stageVeil(view: StageView): TemplateResult | typeof nothing {
  const content = veilContent(view);
  return content === undefined ? nothing : html`<div class="veil">${content}</div>`;
}

function veilContent({ state, started, toggle, retry }: StageView): TemplateResult | undefined {
  switch (state.name) {
    case 'failed':
      return failure(state.error, retry);
    case 'loading':
    case 'seeking':
    case 'waiting':
      return html`<div class="busy"></div>`;
    case 'paused':
      return started
        ? undefined
        : html`<button class="start" aria-label="Play" @click=${toggle}>${icon('play')}</button>`;
    default:
      return undefined;
  }
}

function failure(error: unknown, again: () => void): TemplateResult {
  return html`<div class="failure" role="alert">
    <h2>${icon('warning')} The recording cannot be shown</h2>
    <p>${error instanceof Error ? error.message : String(error)}</p>
    <button class="solid" @click=${again}>Try again</button>
  </div>`;
}

/** What a screen reader says when the state changes; nothing for what passes by. */
export function spokenState(state: PlaybackState, position: number): string {
  switch (state.name) {
    case 'playing':
      return 'Playing';
    case 'following':
      return 'Following live';
    case 'paused':
      return `Paused at ${speakPosition(position)}`;
    case 'ended':
      return 'Ended';
    case 'failed':
      return 'The recording cannot be shown';
    default:
      return '';
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { SPEEDS } from '../engine/speed.ts';
import type { PlaybackState } from '../engine/state.ts';
import { formatPosition } from '../model/format-position.ts';
import type { PlayerCommand } from '../model/key-command.ts';
import { icon, type IconName } from './icon.ts';

interface ControlsView {
  readonly state: PlaybackState['name'];
  readonly running: boolean;
  readonly live: boolean;
  /** ms */
  readonly position: number;
  readonly duration: number;
  readonly speed: number;
  readonly skipIdle: boolean;
  readonly finding: boolean;
  /** Whether what was done is shown; undefined where nothing is known of it. */
  readonly audit: boolean | undefined;
  readonly copied: boolean;
  /** Whether a screen that is hard to read is shown larger; undefined where it can be read as it is. */
  readonly zoomed: boolean | undefined;
  readonly full: boolean;
}

/** The row of buttons below the bar. */
export function controls(
  view: ControlsView,
  run: (command: PlayerCommand) => void,
  setSpeed: (speed: number) => void,
): TemplateResult {
  const [playIcon, playLabel] = playFace(view);
  return html`
    <div class="controls" role="group" aria-label="Playback">
      ${button(playIcon, `${playLabel} (Space)`, () => run({ name: 'toggle' }))}
      ${button('step', 'Next change (.)', () => run({ name: 'step' }))}
      <div class="time ${view.state === 'loading' ? 'unknown' : ''}">${formatPosition(view.position)} <span>/ ${formatPosition(view.duration)}</span></div>
      ${view.live ? liveButton(view, run) : nothing}
      <div class="space"></div>
      ${button('search', 'Search in this recording (/)', () => run({ name: 'search' }), view.finding)}
      ${view.audit === undefined ? nothing : html`<span class="wide-only">${button('list', 'What was done (a)', () => run({ name: 'audit' }), view.audit)}</span>`}
      ${button('idle', 'Skip idle time (i)', () => run({ name: 'skip-idle' }), view.skipIdle)}
      ${speedMenu(view.speed, setSpeed)}
      ${button(view.copied ? 'check' : 'link', view.copied ? 'Copied' : 'Copy a link to this moment (c)', () => run({ name: 'copy-link' }))}
      ${view.zoomed === undefined ? nothing : button('letters', 'Larger letters (z)', () => run({ name: 'zoom' }), view.zoomed)}
      <span class="wide-only">${button('help', 'Keyboard (?)', () => run({ name: 'help' }))}</span>
      ${button(view.full ? 'small' : 'full', view.full ? 'Leave full screen (f)' : 'Full screen (f)', () => run({ name: 'fullscreen' }))}
    </div>
  `;
}

function playFace(view: ControlsView): [IconName, string] {
  if (view.running) return ['pause', 'Pause'];
  return view.state === 'ended' ? ['again', 'Play again'] : ['play', 'Play'];
}

function button(name: IconName, label: string, press: () => void, pressed?: boolean): TemplateResult {
  return html`<button
    class="plain"
    title=${label}
    aria-label=${label}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    @click=${press}
  >
    ${icon(name)}
  </button>`;
}

function liveButton(view: ControlsView, run: (command: PlayerCommand) => void): TemplateResult {
  const following = view.state === 'following';
  return html`<button
    class="plain live"
    title=${following ? 'Following live' : 'Go to live (End)'}
    aria-pressed=${following}
    @click=${() => run({ name: 'end' })}
  >
    LIVE
  </button>`;
}

function speedMenu(speed: number, setSpeed: (speed: number) => void): TemplateResult {
  const change = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) setSpeed(Number(event.target.value));
  };
  return html`<select class="speed" aria-label="Speed" title="Speed (&lt; and &gt;)" @change=${change}>
    ${SPEEDS.map((value) => html`<option value=${value} .selected=${value === speed}>${value}×</option>`)}
  </select>`;
}

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { formatPosition, speakPosition } from '../model/format-position.ts';
import { cssProperties } from './css-properties.ts';

/**
 * The bar that shows where playback is and takes it elsewhere. Sends `seek` with the position in ms as detail, while it
 * is dragged too. The keys are the player's; for a screen reader this is a slider.
 */
export class SeekBar extends LitElement {
  static override properties = {
    position: { type: Number },
    duration: { type: Number },
    ticks: { attribute: false },
    chosen: { attribute: false },
    marks: { attribute: false },
    live: { type: Boolean, reflect: true },
    pointed: { state: true },
  };

  /** ms */
  declare position: number;
  declare duration: number;
  /** Positions of hits, in ms, in order. */
  declare ticks: readonly number[];
  /** The tick of the hit that is shown. */
  declare chosen: number | undefined;
  /** Positions at which something was done, in ms. */
  declare marks: readonly number[];
  declare live: boolean;
  /** Where the pointer is, as a part of the bar from 0 to 1. */
  declare pointed: number | undefined;
  #dragging = false;

  constructor() {
    super();
    this.position = 0;
    this.duration = 0;
    this.ticks = [];
    this.chosen = undefined;
    this.marks = [];
    this.live = false;
    this.pointed = undefined;
  }

  override render(): TemplateResult {
    return html`
      <div
        class="bar"
        part="bar"
        role="slider"
        tabindex="0"
        aria-label="Position"
        aria-valuemin="0"
        aria-valuemax=${Math.round(this.duration)}
        aria-valuenow=${Math.round(this.position)}
        aria-valuetext="${speakPosition(this.position)} of ${speakPosition(this.duration)}"
        @pointerdown=${this.#press}
        @pointermove=${this.#move}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @pointerleave=${this.#leave}
      >
        <div class="track">
          ${this.pointed === undefined ? '' : html`<div class="reach" ${cssProperties({ width: percent(this.pointed) })}></div>`}
          <div class="done" ${cssProperties({ width: this.#at(this.position) })}></div>
        </div>
        <div class="marks">
          ${this.marks.map((at) => html`<i class="done-mark" ${cssProperties({ left: this.#at(at) })}></i>`)}
        </div>
        <div class="ticks">
          ${this.ticks.map((at, number) => html`<i class=${number === this.chosen ? 'tick chosen' : 'tick'} ${cssProperties({ left: this.#at(at) })}></i>`)}
        </div>
        <div class="knob" ${cssProperties({ left: this.#at(this.position) })}></div>
        ${this.pointed === undefined ? '' : this.#bubble(this.pointed)}
      </div>
    `;
  }

  #bubble(part: number): TemplateResult {
    return html`<div class="bubble" ${cssProperties({ left: `clamp(2.2em, ${percent(part)}, 100% - 2.2em)` })}>
      ${formatPosition(part * this.duration)}
    </div>`;
  }

  /** An empty recording, or one that is live and has only begun, has no length to divide by. */
  #at(position: number): string {
    return percent(this.duration > 0 ? Math.min(1, Math.max(0, position / this.duration)) : 0);
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#dragging = true;
    this.#seek(event);
  }

  #move(event: PointerEvent): void {
    this.pointed = this.#part(event);
    if (this.#dragging) this.#seek(event);
  }

  #release(event: PointerEvent): void {
    this.#dragging = false;
    if (event.pointerType !== 'mouse') this.pointed = undefined;
  }

  #leave(): void {
    if (!this.#dragging) this.pointed = undefined;
  }

  #seek(event: PointerEvent): void {
    this.dispatchEvent(new CustomEvent('seek', { detail: this.#part(event) * this.duration }));
  }

  #part(event: PointerEvent): number {
    const box = this.getBoundingClientRect();
    return box.width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  }

  /** To the slider. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.bar')?.focus();
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return changed.size > 0;
  }

  static override styles = css`
    :host {
      display: block;
      touch-action: none;
    }
    .bar {
      position: relative;
      height: 22px;
      cursor: pointer;
      outline: none;
    }
    .track {
      position: absolute;
      inset: 9px 0;
      border-radius: 2px;
      background: var(--_track);
      overflow: hidden;
      transition: inset 0.12s;
    }
    .bar:hover .track,
    .bar:focus-visible .track {
      inset: 8px 0;
    }
    .done,
    .reach {
      position: absolute;
      inset: 0 auto 0 0;
    }
    .done {
      background: var(--_accent);
    }
    .reach {
      background: var(--_reach);
    }
    .ticks {
      position: absolute;
      inset: 3px 0;
      pointer-events: none;
    }
    .marks {
      position: absolute;
      inset: auto 0 1px;
      height: 4px;
      pointer-events: none;
    }
    .done-mark {
      position: absolute;
      inset: 0 auto 0 0;
      width: 1.5px;
      background: var(--_muted);
      opacity: 0.6;
    }
    .tick {
      position: absolute;
      top: 0;
      bottom: 0;
      width: 2px;
      margin-left: -1px;
      border-radius: 1px;
      background: var(--_mark);
      opacity: 0.75;
    }
    .tick.chosen {
      width: 4px;
      margin-left: -2px;
      top: -2px;
      bottom: -2px;
      opacity: 1;
    }
    .knob {
      position: absolute;
      top: 5px;
      width: 12px;
      height: 12px;
      margin-left: -6px;
      border-radius: 50%;
      background: var(--_accent);
      box-shadow: 0 0 0 2px var(--_surface);
      pointer-events: none;
    }
    .bar:focus-visible .knob {
      box-shadow:
        0 0 0 2px var(--_surface),
        0 0 0 4px var(--_accent);
    }
    .bubble {
      position: absolute;
      bottom: 100%;
      transform: translateX(-50%);
      padding: 2px 6px;
      border-radius: 4px;
      background: var(--_text);
      color: var(--_surface);
      font-size: 12px;
      font-variant-numeric: tabular-nums;
      pointer-events: none;
      white-space: nowrap;
    }
    @media (prefers-reduced-motion: reduce) {
      .track {
        transition: none;
      }
    }
  `;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

import { css } from 'lit';
import { NARROW_PX } from './fit.ts';

/** Styles of the player. A page sets its colours with `--scribery-*`; without, they follow the colour scheme. */
export const playerStyles = css`
  :host {
    --_accent: var(--scribery-accent, light-dark(#0b7564, #43c6ab));
    --_surface: var(--scribery-surface, light-dark(#ffffff, #1a1d20));
    --_text: var(--scribery-text, light-dark(#1c1e21, #e4e6e8));
    --_muted: var(--scribery-muted, light-dark(#62676d, #989ea5));
    --_border: var(--scribery-border, light-dark(#dfe0dc, #2e3338));
    --_track: var(--scribery-track, light-dark(#d9dbd8, #363c42));
    --_hover: var(--scribery-hover, light-dark(#eff0ed, #24292d));
    --_danger: var(--scribery-danger, light-dark(#b3261e, #ff8a80));
    --_live: var(--scribery-live, light-dark(#c62828, #ff6b6b));
    --_mark: var(--scribery-mark, light-dark(#d99a00, #ffc43d));
    --_reach: light-dark(#b9bdb9, #525a62);
    display: block;
    color: var(--_text);
    font: 14px / 1.4 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  }
  :host {
    container-type: inline-size;
  }
  .frame {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
  }
  .frame:fullscreen {
    border: 0;
    border-radius: 0;
  }
  .screen-side {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  scribery-audit {
    border-top: 1px solid var(--_border);
    height: 320px;
  }
  /* Beside the screen, as tall as that is: below this width the screen would be too small to read. */
  @container (min-width: 880px) {
    .frame:has(scribery-audit) {
      grid-template-columns: minmax(0, 1fr) clamp(300px, 30%, 440px);
    }
    scribery-audit {
      border-top: 0;
      border-left: 1px solid var(--_border);
      height: auto;
      contain: size;
    }
  }
  .stage {
    position: relative;
    flex: 1;
    min-height: 120px;
    display: grid;
    background: #15181b;
  }
  .stage.light {
    background: #fcfcfa;
  }
  scribery-terminal {
    padding: 10px 12px;
    align-self: center;
    min-width: 0;
    transition: opacity 0.2s;
  }
  :host(:not([settled])) :is(scribery-terminal, .panel) {
    visibility: hidden;
  }
  /* Nobody takes an old screen for that of the position, and nothing flickers when the new one comes at once. */
  .stage.elsewhere scribery-terminal {
    opacity: 0.35;
    transition-delay: 0.25s;
  }
  .veil {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    pointer-events: none;
  }
  .veil > * {
    pointer-events: auto;
  }
  .start {
    display: grid;
    place-items: center;
    padding: 0;
    width: 68px;
    height: 68px;
    border-radius: 50%;
    border: 0;
    color: #fff;
    background: rgb(20 24 27 / 0.72);
    box-shadow: 0 0 0 1.5px rgb(255 255 255 / 0.85);
    cursor: pointer;
  }
  .start .icon {
    width: 28px;
    height: 28px;
  }
  .start:hover {
    background: var(--_accent);
  }
  .busy {
    width: 26px;
    height: 26px;
    border-radius: 50%;
    border: 3px solid rgb(160 168 175 / 0.35);
    border-top-color: #cfd4d8;
    animation: turn 0.9s linear infinite, appear 0.3s both 0.25s;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .failure {
    max-width: min(34em, 90%);
    padding: 16px 18px;
    border-radius: 8px;
    background: var(--_surface);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.35);
  }
  .failure h2 {
    display: flex;
    gap: 8px;
    align-items: center;
    margin: 0 0 4px;
    font-size: 15px;
    color: var(--_danger);
  }
  .failure p {
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
  .find {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    padding: 4px 8px 4px 14px;
    border-bottom: 1px solid var(--_border);
  }
  .find input {
    flex: 1;
    min-width: 6em;
    border: 0;
    padding: 6px 0;
    font: inherit;
    color: inherit;
    background: none;
    outline: none;
  }
  .find:focus-within {
    box-shadow: inset 0 0 0 1.5px var(--_accent);
    border-radius: 7px 7px 0 0;
  }
  .find input::-webkit-search-cancel-button {
    display: none;
  }
  .find .count {
    min-width: 4.5em;
    padding: 0 6px;
    text-align: right;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .find .wrong,
  .find .missing {
    flex-basis: 100%;
    padding: 0 6px 4px 0;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .find .wrong {
    color: var(--_danger);
  }
  .find .missing {
    color: var(--_muted);
  }
  .panel {
    padding: 2px 10px 6px;
    border-top: 1px solid var(--_border);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
  }
  .space {
    flex: 1;
  }
  button,
  select {
    font: inherit;
    color: inherit;
  }
  button.plain,
  .speed {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 34px;
    height: 34px;
    padding: 0 8px;
    border: 0;
    border-radius: 6px;
    background: none;
    cursor: pointer;
  }
  button.plain:hover,
  .speed:hover {
    background: var(--_hover);
  }
  button.plain[aria-pressed='true'] {
    color: var(--_accent);
  }
  button:focus-visible,
  select:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  button.solid {
    padding: 6px 14px;
    border: 0;
    border-radius: 6px;
    color: var(--_surface);
    background: var(--_accent);
    cursor: pointer;
  }
  .icon {
    display: block;
    flex: none;
  }
  .time {
    padding: 0 8px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .time.unknown {
    visibility: hidden;
  }
  .time span {
    color: var(--_muted);
  }
  .speed {
    appearance: none;
    min-width: 48px;
    text-align: center;
    text-align-last: center;
    font-variant-numeric: tabular-nums;
  }
  .speed option {
    color: var(--_text);
    background: var(--_surface);
  }
  .live {
    font-size: 12px;
    font-weight: 600;
    letter-spacing: 0.04em;
    color: var(--_muted);
  }
  .live::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  button.live[aria-pressed='true'] {
    color: var(--_live);
  }
  .live[aria-pressed='true']::before {
    animation: beat 1.6s ease-in-out infinite;
  }
  @keyframes beat {
    50% {
      opacity: 0.35;
    }
  }
  .help {
    width: min(27em, 100vw - 24px);
    max-height: calc(100vh - 24px);
    box-sizing: border-box;
    overflow: auto;
    padding: 12px 16px 14px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 10px 40px rgb(0 0 0 / 0.45);
  }
  .help::backdrop {
    background: rgb(0 0 0 / 0.35);
  }
  .help-head {
    display: flex;
    justify-content: space-between;
    align-items: center;
  }
  .help h2 {
    margin: 0;
    font-size: 15px;
  }
  .help dl {
    margin: 6px 0 0;
    display: grid;
    gap: 5px;
  }
  .help dl div {
    display: grid;
    grid-template-columns: 7.5em 1fr;
    gap: 12px;
  }
  .help dt {
    display: flex;
    align-items: start;
    gap: 4px;
  }
  .help dd {
    margin: 0;
    color: var(--_muted);
  }
  kbd {
    min-width: 1.1em;
    padding: 0 5px;
    border: 1px solid var(--_border);
    border-bottom-width: 2px;
    border-radius: 4px;
    background: var(--_hover);
    font: 12px / 1.5 ui-monospace, 'DejaVu Sans Mono', monospace;
    text-align: center;
  }
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Two rows with room for a finger: what plays and where it is, then the tools. */
  @container (max-width: ${NARROW_PX}px) {
    .panel {
      padding-inline: 6px;
    }
    .wide-only {
      display: none;
    }
    .controls {
      justify-content: space-between;
    }
    .space {
      flex: none;
      width: 100%;
    }
    button.plain,
    .speed {
      min-width: 40px;
      height: 40px;
    }
    .time {
      margin-left: auto;
    }
    scribery-terminal {
      padding: 6px;
    }
    .help dl div {
      grid-template-columns: 6em 1fr;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .busy,
    .live[aria-pressed='true']::before {
      animation: none;
    }
    scribery-terminal {
      transition: none;
    }
  }
`;

import { css, unsafeCSS } from 'lit';

/** The 16 colours of the terminal's own theme, dark and light: even in lightness, readable on their ground. */
const DARK =
  '#262b30 #f2777a #8fd080 #e8c268 #7fb3f5 #cf9bea #66cfcf #d3d7dc #7f8891 #ff9a9c #b2e8a4 #ffdd8a #a6cbff #e3bbf7 #90e6e3 #ffffff'.split(
    ' ',
  );
const LIGHT =
  '#2a2e33 #c0282d #2f7d32 #8a6100 #1f5fbf #8336a8 #0f7377 #8b9198 #555b62 #d63b40 #3d9140 #a87700 #3474d8 #9c4cc2 #178a8f #c9cdd2'.split(
    ' ',
  );

const indices = Array.from({ length: 16 }, (_, index) => index);
const palette = (colors: readonly string[]) =>
  unsafeCSS(indices.map((n) => `--p${n}:${colors[n]}`).join(';'));
const classes = unsafeCSS(
  indices.map((n) => `.f${n}{color:var(--p${n})}.b${n}{background-color:var(--p${n})}`).join(''),
);

/** Styles of the screen. A cell is 1ch wide and `--line` high; the terminal element sets font size and line height. */
export const terminalStyles = css`
  :host {
    ${palette(DARK)};
    --paper: #15181b;
    --ink: #d6dade;
    --cursor: #e9edf0;
    display: block;
    position: relative;
    overflow: auto;
    /* A finger that comes to the end of a line does not leave the page. */
    overscroll-behavior-x: contain;
    background: var(--paper);
    color: var(--ink);
    scrollbar-width: thin;
  }
  :host([theme='light']) {
    ${palette(LIGHT)};
    --paper: #fcfcfa;
    --ink: #23272b;
    --cursor: #23272b;
  }
  .grid {
    position: relative;
    margin: 0 auto;
    font-family: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Liberation Mono', Consolas, monospace;
    font-variant-ligatures: none;
    font-kerning: none;
    text-rendering: geometricPrecision;
    white-space: pre;
    line-height: var(--line);
    tab-size: 1;
  }
  .row {
    height: var(--line);
    contain: layout style;
  }
  .row > span,
  .cell,
  .wide {
    display: inline-block;
    height: var(--line);
    vertical-align: top;
  }
  .cell,
  .wide {
    width: 1ch;
    overflow: hidden;
  }
  .wide {
    width: 2ch;
  }
  ${classes}
  .on-default {
    color: var(--paper);
  }
  .over-default {
    background-color: var(--ink);
  }
  .bold {
    font-weight: 700;
  }
  .dim {
    opacity: 0.6;
  }
  .italic {
    font-style: italic;
  }
  .invisible {
    visibility: hidden;
  }
  .blink {
    animation: blink 1.2s step-end infinite;
  }
  .cursor {
    position: absolute;
    width: 1ch;
    height: var(--line);
    background: var(--cursor);
    opacity: 0.55;
    pointer-events: none;
  }
  .mark {
    position: absolute;
    height: var(--line);
    border-radius: 2px;
    background: rgb(255 196 61 / 0.28);
    box-shadow: 0 0 0 2px #ffc43d;
    pointer-events: none;
  }
  .mark.fresh {
    animation: found 0.9s ease-out;
  }
  [hidden] {
    display: none;
  }
  @keyframes blink {
    50% {
      opacity: 0;
    }
  }
  @keyframes found {
    0% {
      box-shadow: 0 0 0 2px #ffc43d, 0 0 0 3px rgb(255 196 61 / 0.7);
    }
    100% {
      box-shadow: 0 0 0 2px #ffc43d, 0 0 0 22px rgb(255 196 61 / 0);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .blink,
    .mark.fresh {
      animation: none;
    }
  }
`;

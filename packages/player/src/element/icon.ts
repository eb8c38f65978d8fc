import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn on a grid of 16, in the colour of the text around. */
const SHAPES = {
  play: svg`<path d="M4.5 2.6v10.8a.6.6 0 0 0 .92.5l8.3-5.4a.6.6 0 0 0 0-1L5.42 2.1a.6.6 0 0 0-.92.5z" fill="currentColor"/>`,
  pause: svg`<path d="M4 2.5h2.6v11H4zM9.4 2.5H12v11H9.4z" fill="currentColor"/>`,
  again: svg`<path d="M3.2 8a4.8 4.8 0 1 0 1.6-3.6M4.6 1.8v2.8h2.8"/>`,
  step: svg`<path d="M3.5 2.8v10.4L10 8z" fill="currentColor" stroke-linejoin="round"/><path d="M12.4 3v10"/>`,
  search: svg`<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.4 3.4"/>`,
  list: svg`<path d="m2.6 4 1.6 1.5L2.6 7M7 5.5h6.4M2.6 9.6l1.6 1.5-1.6 1.5M7 11.1h6.4"/>`,
  link: svg`<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9"/>`,
  check: svg`<path d="m3 8.5 3.2 3.2L13 4.6"/>`,
  full: svg`<path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"/>`,
  small: svg`<path d="M6 2.5V6H2.5M13.5 6H10V2.5M10 13.5V10h3.5M2.5 10H6v3.5"/>`,
  letters: svg`<path d="M1.8 12.8 5.6 3.4l3.8 9.4M3.1 9.6h5M10.2 12.8l2.2-5.4 2.2 5.4M10.9 11h3"/>`,
  help: svg`<path d="M5.8 5.9A2.3 2.3 0 1 1 8 8.6v1.1"/><path d="M8 12.2v.1" stroke-width="1.8"/>`,
  close: svg`<path d="m3.5 3.5 9 9m0-9-9 9"/>`,
  up: svg`<path d="m3.5 10 4.5-4.5L12.5 10"/>`,
  down: svg`<path d="m3.5 6 4.5 4.5L12.5 6"/>`,
  idle: svg`<path d="M2.2 3.6 6.6 8l-4.4 4.4zM8.4 3.6 12.8 8l-4.4 4.4z" fill="currentColor" stroke-linejoin="round"/><path d="M14.2 3.4v9.2"/>`,
  warning: svg`<path d="M8 2.2 14.4 13.4H1.6z" stroke-linejoin="round"/><path d="M8 6.4v3.2M8 11.5v.1" stroke-width="1.6"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** A picture beside a label; the label, not the picture, is read out. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true">${SHAPES[name]}</svg>`;
}

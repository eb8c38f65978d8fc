import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const SHAPES = {
  brand: svg`<rect x=".5" y=".5" width="15" height="15" rx="3.6" fill="var(--accent)" stroke="none"/><path d="m4.2 4.9 3 3.1-3 3.1" stroke="var(--on-accent)" stroke-width="1.6"/><path d="M8.4 11.2H12" stroke="var(--mark)" stroke-width="1.6"/>`,
  theme: svg`<circle cx="8" cy="8" r="5.2"/><path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" stroke="none"/>`,
  search: svg`<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.4 3.4"/>`,
  close: svg`<path d="m4 4 8 8m0-8-8 8"/>`,
  back: svg`<path d="M9.8 3.2 5 8l4.8 4.8"/>`,
  forward: svg`<path d="M6.2 3.2 11 8l-4.8 4.8"/>`,
  copy: svg`<rect x="5.5" y="5.5" width="7.5" height="8" rx="1.5"/><path d="M10.5 5.5v-1A1.5 1.5 0 0 0 9 3H4.5A1.5 1.5 0 0 0 3 4.5v5A1.5 1.5 0 0 0 4.5 11h1"/>`,
  check: svg`<path d="m3 8.5 3.2 3.2L13 4.6"/>`,
  warning: svg`<path d="M8 2.4 14.2 13.2H1.8z" stroke-linejoin="round"/><path d="M8 6.4v3.2M8 11.4v.1"/>`,
  download: svg`<path d="M8 2.8v7M5 7.2l3 2.8 3-2.8M3 13.2h10"/>`,
  terminal: svg`<rect x="1.8" y="2.8" width="12.4" height="10.4" rx="1.8"/><path d="m4.6 6.2 2 1.8-2 1.8M8.4 10h2.8"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

/** A picture beside a word or in a button with a label; it is not read out. */
export function icon(name: keyof typeof SHAPES): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${SHAPES[name]}</svg>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import type { SearchOutcome } from './recording-search.ts';

interface FindBarView {
  readonly query: string;
  readonly outcome: SearchOutcome;
  /** Number of the hit that is shown, from 0. */
  readonly chosen: number | undefined;
  readonly find: (query: string) => void;
  readonly go: (by: 1 | -1) => void;
  readonly close: () => void;
}

/** The search in the recording, over the screen. Enter searches, then goes from hit to hit. */
export function findBar(view: FindBarView): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.key !== 'Enter') return;
    event.preventDefault();
    if (event.shiftKey) view.go(-1);
    else view.find(event.target.value);
  };
  const onChange = (event: Event): void => {
    if (event.target instanceof HTMLInputElement && event.target.value === '') view.find('');
  };
  const { outcome } = view;
  return html`
    <div class="find" role="search">
      <input
        type="search"
        aria-label="Search in this recording"
        placeholder="Search in this recording"
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        .value=${view.query}
        @keydown=${onKey}
        @input=${onChange}
      />
      <span class="count" aria-live="polite">${countOf(outcome, view.chosen)}</span>
      <button class="plain" aria-label="Previous hit" title="Previous hit (N)" @click=${() => view.go(-1)}>${icon('up')}</button>
      <button class="plain" aria-label="Next hit" title="Next hit (n)" @click=${() => view.go(1)}>${icon('down')}</button>
      <button class="plain" aria-label="Close search" title="Close (Esc)" @click=${view.close}>${icon('close')}</button>
      ${outcome.name === 'failed' ? html`<div class="wrong" role="alert">${outcome.message}</div>` : nothing}
      ${outcome.name === 'found' ? outcome.missing.map((sentence) => html`<div class="missing" role="status">${sentence}</div>`) : nothing}
    </div>
  `;
}

function countOf(outcome: SearchOutcome, chosen: number | undefined): string {
  if (outcome.name === 'searching') return '…';
  if (outcome.name !== 'found') return '';
  if (outcome.hits.length === 0) return 'No hit';
  const all = `${outcome.hits.length}${outcome.more ? '+' : ''}`;
  return chosen === undefined ? all : `${chosen + 1} / ${all}`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { LightElement } from '../light-element.ts';
import { queryExcerpt } from '../model/query-excerpt.ts';
import { icon } from './icon.ts';
import { queryHelp } from './query-help.ts';

/** What is wrong with a query; `column` counts from 1. */
export interface QueryError {
  readonly message: string;
  readonly column: number | undefined;
}

/** The field for a query, with the error under its column. Sends `query` with the text as detail. */
export class QueryBox extends LightElement {
  static override properties = {
    query: { type: String },
    error: { attribute: false },
    helping: { state: true },
  };
  declare query: string;
  declare error: QueryError | undefined;
  declare helping: boolean;

  constructor() {
    super();
    this.query = '';
    this.error = undefined;
    this.helping = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
  }

  override render(): TemplateResult {
    return html`
      <form class="query" role="search" @submit=${this.#submit}>
        ${icon('search')}
        <input
          name="q"
          type="search"
          aria-label="Search"
          aria-describedby=${this.error === undefined ? nothing : 'query-error'}
          aria-invalid=${this.error === undefined ? nothing : 'true'}
          placeholder="Search what stood on the screens"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          .value=${this.query}
        />
        ${this.query === '' ? html`<kbd class="query-key" aria-hidden="true">/</kbd>` : this.#clearButton()}
        <button
          type="button"
          class="quiet"
          aria-expanded=${this.helping}
          @click=${() => {
            this.helping = !this.helping;
          }}
        >
          Syntax
        </button>
        <button type="submit" class="main">Search</button>
      </form>
      ${this.error === undefined ? nothing : this.#errorNote(this.error)}
      ${this.helping ? queryHelp() : nothing}
    `;
  }

  #clearButton(): TemplateResult {
    return html`<button type="button" class="quiet" aria-label="Clear" title="Clear" @click=${() => this.#send('')}>
      ${icon('close')}
    </button>`;
  }

  #errorNote({ message, column }: QueryError): TemplateResult {
    return html`<div class="query-error" id="query-error" role="alert">
      ${column === undefined ? nothing : markedColumn(this.query, column)}
      <p>${message}</p>
    </div>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const input = this.querySelector('input');
    if (input !== null) this.#send(input.value.trim());
  }

  #send(query: string): void {
    this.helping = false;
    this.dispatchEvent(new CustomEvent('query', { detail: query }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const input = this.querySelector('input');
    if (event.ctrlKey || event.metaKey || event.altKey || input === null) return;
    if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      input.select();
    }
    if (event.key === 'Escape' && event.target === input) input.blur();
  };
}

/** The caret stands behind the same text as what is marked, whatever the width of its characters. */
function markedColumn(query: string, column: number): TemplateResult {
  const { before, after } = queryExcerpt(query, column);
  return html`<pre><span>${before}</span><span>${after}</span>
<span class="unseen">${before}</span><b>^</b></pre>`;
}

customElements.define('query-box', QueryBox);

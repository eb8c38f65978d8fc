import {
  ApiFailure,
  askApi,
  ownTimeZone,
  pathWith,
  type RecordingList,
  type RecordingSummary,
  type SearchPage,
} from '@scribery/player';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { signedFetch } from '../api.ts';
import { followRecordings } from '../follow-recordings.ts';
import { LightElement } from '../light-element.ts';
import { Loading } from '../loading.ts';
import { type SessionsState, sessionsAddress } from '../model/address.ts';
import { formatCount } from '../model/quantity.ts';
import { PAGE_SIZE, withNews } from '../model/recording-page-list.ts';
import { comeBack, navigate } from '../navigation.ts';
import '../parts/copy-button.ts';
import { failureNote } from '../parts/failure-note.ts';
import { hitList } from '../parts/hit-list.ts';
import { icon } from '../parts/icon.ts';
import { limitedNote } from '../parts/limited-note.ts';
import { moveByKey } from '../parts/item-keys.ts';
import '../parts/query-box.ts';
import type { QueryError } from '../parts/query-box.ts';
import { exampleButtons } from '../parts/query-help.ts';
import { problemsNote } from '../parts/problems-note.ts';
import { recordingTable } from '../parts/recording-table.ts';
import { timeMenu } from '../parts/time-menu.ts';

/** Recordings, and what was found in them. */
export class SessionsPage extends LightElement {
  static override properties = { state: { attribute: false } };
  declare state: SessionsState;
  readonly #moments = new Loading<SearchPage>(this);
  readonly #recordings = new Loading<RecordingList>(this);
  #stopNews: (() => void) | undefined;

  constructor() {
    super();
    this.state = { query: '', view: 'recordings', cursors: [] };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    this.#stopNews = followRecordings((news) => this.#hear(news));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
    this.#stopNews?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    document.title = this.state.query === '' ? 'Sessions · Scribery' : `${this.state.query} · Scribery`;
    void this.#load().then(() => comeBack(this));
  }

  override render(): TemplateResult {
    const { query, view } = this.state;
    return html`
      <query-box
        .query=${query}
        .error=${this.#queryError()}
        @query=${(event: CustomEvent<string>) => navigate(sessionsAddress({ query: event.detail }))}
      ></query-box>
      ${query === '' ? exampleButtons((example) => navigate(sessionsAddress({ query: example }))) : nothing}
      ${this.#head()}
      ${view === 'moments' ? this.#momentsPart() : this.#recordingsPart()}
    `;
  }

  get #isFirst(): boolean {
    return this.state.cursors.length === 0;
  }

  #head(): TemplateResult {
    const { query } = this.state;
    return html`<div class="list-head">
      ${query === '' ? nothing : this.#views()}
      <span class="list-count" role="status">${this.#count()}</span>
      ${timeMenu(query, (changed) =>
        navigate(sessionsAddress(changed === '' ? { query: '' } : { query: changed, view: this.state.view })),
      )}
    </div>`;
  }

  #views(): TemplateResult {
    const { query, view } = this.state;
    const link = (name: SessionsState['view'], text: string): TemplateResult =>
      html`<a href=${sessionsAddress({ query, view: name })} aria-current=${name === view ? 'page' : nothing}>${text}</a>`;
    return html`<nav class="views" aria-label="What is listed">
      ${link('moments', 'Moments')} ${link('recordings', 'Recordings')}
    </nav>`;
  }

  #count(): string {
    const page = this.state.view === 'moments' ? this.#moments.current.value : this.#recordings.current.value;
    if (page === undefined || page.count === null || page.count === 0) return '';
    const text = formatCount(page.count, this.state.view === 'moments' ? 'hit' : 'recording');
    return page.count_capped ? `more than ${text}` : text;
  }

  #momentsPart(): TemplateResult | typeof nothing {
    const { current } = this.#moments;
    if (current.name === 'failed') return this.#failure(current.error);
    if (current.value === undefined) return waiting();
    const { hits, next, searched, problems, limited } = current.value;
    if (hits.length === 0 && this.#isFirst) {
      return html`${problemsNote(problems)} ${this.#limited(limited)}
      <div class="message">
        <h1>Nothing found</h1>
        <p class="muted">Searched: ${searched}</p>
      </div>`;
    }
    return html`${problemsNote(problems)} ${hitList(hits, this.state.query)} ${this.#limited(limited)}
    ${this.#pager(next)}`;
  }

  #limited(limited: SearchPage['limited']): TemplateResult | typeof nothing {
    const { query } = this.state;
    return limitedNote(limited, (until) => sessionsAddress({ query: `(${query}) until:${until}` }));
  }

  #recordingsPart(): TemplateResult | typeof nothing {
    const { current } = this.#recordings;
    if (current.name === 'failed') return this.#failure(current.error);
    if (current.value === undefined) return waiting();
    const { recordings, next, problems } = current.value;
    if (recordings.length === 0 && this.#isFirst)
      return html`${problemsNote(problems)} ${this.state.query === '' ? emptyStore() : noRecording()}`;
    return html`${problemsNote(problems)} ${recordingTable(recordings, Date.now())} ${this.#pager(next)}`;
  }

  #pager(next: string | null): TemplateResult | typeof nothing {
    const { query, view, cursors } = this.state;
    if (next === null && this.#isFirst) return nothing;
    const page = (to: readonly string[]): string => sessionsAddress({ query, view, cursors: to });
    return html`<nav class="pager" aria-label="Pages">
      ${cursors.length < 2 ? nothing : html`<a class="button" href=${page([])}>Newest</a>`}
      ${this.#isFirst ? nothing : html`<a class="button" rel="prev" href=${page(cursors.slice(0, -1))}>${icon('back')} Newer</a>`}
      ${next === null ? nothing : html`<a class="button" rel="next" href=${page([...cursors, next])}>Older ${icon('forward')}</a>`}
    </nav>`;
  }

  /** A query that cannot be read is told at the query, not here. */
  #failure(error: unknown): TemplateResult | typeof nothing {
    return this.#queryError() === undefined ? failureNote(error, () => void this.#load()) : nothing;
  }

  #queryError(): QueryError | undefined {
    const { current } = this.state.view === 'moments' ? this.#moments : this.#recordings;
    if (current.name !== 'failed' || !(current.error instanceof ApiFailure)) return undefined;
    const { code, message, column } = current.error;
    return code.startsWith('SCR_QUERY_') ? { message, column } : undefined;
  }

  /** Resolves when the answer, or that there is none, is on the page. */
  async #load(): Promise<void> {
    const { query, view, cursors } = this.state;
    const parameters = {
      query,
      time_zone: ownTimeZone(),
      cursor: cursors.at(-1) ?? '',
      limit: PAGE_SIZE,
    };
    if (view === 'moments') {
      await this.#moments.ask((signal) =>
        askApi(signedFetch, pathWith('/api/search', parameters), { signal }),
      );
    } else {
      await this.#recordings.ask((signal) =>
        askApi(signedFetch, pathWith('/api/recordings', parameters), { signal }),
      );
    }
    await this.updateComplete;
  }

  #hear(news: RecordingSummary): void {
    const first = this.state.query === '' && this.#isFirst;
    this.#recordings.revise((list) => withNews(list, news, first));
  }

  readonly #onKey = (event: KeyboardEvent): void => moveByKey(this, event);
}

function waiting(): TemplateResult {
  return html`<div class="waiting" role="status"><span>Loading …</span></div>`;
}

function emptyStore(): TemplateResult {
  return html`<div class="message">
    <h1>No recordings yet</h1>
    <p>Make the first one: open a terminal and type</p>
    <p class="command">
      ${icon('terminal')}<code>npx scribery rec</code><copy-button text="npx scribery rec" what="the command"></copy-button>
    </p>
    <p class="muted">It starts your shell and records it; <code>exit</code> ends it. It appears here while it runs.</p>
  </div>`;
}

function noRecording(): TemplateResult {
  return html`<div class="message">
    <h1>No such recording</h1>
    <p class="muted">No recording holds for this query.</p>
  </div>`;
}

customElements.define('sessions-page', SessionsPage);

import { ApiFailure, askApi, type RecordingSummary, safeText } from '@scribery/player';
import '@scribery/player/element';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { signedFetch } from '../api.ts';
import { followRecordings } from '../follow-recordings.ts';
import { LightElement } from '../light-element.ts';
import { Loading } from '../loading.ts';
import { type RecordingState, recordingAddress, sessionsAddress } from '../model/address.ts';
import { rewriteAddress } from '../navigation.ts';
import { failureNote } from '../parts/failure-note.ts';
import { icon } from '../parts/icon.ts';
import { recordingFacts } from '../parts/recording-facts.ts';
import { liveMark } from '../parts/recording-table.ts';
import { formatWallTime } from '../model/wall-time.ts';

/** One recording: the player, and what is known of it. */
export class RecordingPage extends LightElement {
  static override properties = { state: { attribute: false } };
  declare state: RecordingState;
  readonly #summary = new Loading<RecordingSummary>(this);
  #stopNews: (() => void) | undefined;
  #query = '';

  constructor() {
    super();
    this.state = { recording: '', at: undefined, query: '', places: [] };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopNews = followRecordings((news) => this.#hear(news));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopNews?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    this.#query = this.state.query;
    if (changed.get('state')?.recording !== this.state.recording) this.#load();
  }

  override render(): TemplateResult | typeof nothing {
    const { current } = this.#summary;
    if (current.name === 'failed') return this.#failure(current.error);
    const { recording, at, query, places } = this.state;
    return html`
      ${title(current.value, sessionsAddress({ query: this.state.query }))}
      ${current.value !== undefined && showsNothing(current.value) ? html`<p class="note" role="status">Nothing was shown in this recording.</p>` : nothing}
      <scribery-player
        page-keys
        .recording=${recording}
        .at=${at}
        .query=${query}
        .user=${current.value?.user ?? ''}
        .places=${places}
        .fetch=${signedFetch}
        .linkTo=${(position: number) => new URL(this.#address(position), location.href).href}
        @player-moment=${(event: CustomEvent<number>) => rewriteAddress(this.#address(event.detail))}
        @player-query=${(event: CustomEvent<string>) => {
          this.#query = event.detail;
        }}
      ></scribery-player>
      ${current.value === undefined ? nothing : recordingFacts(current.value)}
    `;
  }

  #failure(error: unknown): TemplateResult | typeof nothing {
    if (!(error instanceof ApiFailure) || error.status === 401 || error.status >= 500 || error.status === 0) {
      return failureNote(error, () => this.#load());
    }
    return html`<div class="message">
      <h1>No such recording</h1>
      <p class="muted">${error.message}</p>
      <p><a href="/">All sessions</a></p>
    </div>`;
  }

  #address(position: number): string {
    return recordingAddress(this.state.recording, { at: position, query: this.#query });
  }

  #load(): void {
    const path = `/api/recordings/${encodeURIComponent(this.state.recording)}`;
    void this.#summary
      .ask((signal) => askApi(signedFetch, path, { signal }))
      .then(() => {
        const { value } = this.#summary.current;
        if (value !== undefined)
          document.title = `${safeText(value.user)}@${safeText(value.host)} · Scribery`;
      });
  }

  #hear(news: RecordingSummary): void {
    if (news.recording === this.state.recording) this.#summary.revise(() => news);
  }
}

/** The screen stays empty: that is no fault of the page. */
function showsNothing({ bytes_out, live }: RecordingSummary): boolean {
  return bytes_out === 0 && !live;
}

function title(summary: RecordingSummary | undefined, back: string): TemplateResult {
  return html`<div class="title">
    <a class="quiet button" href=${back} aria-label="Back to the sessions" title="Back to the sessions">${icon('back')}</a>
    <h1>
      ${
        summary === undefined
          ? html`<span class="muted">Recording</span>`
          : html`<bdi>${safeText(summary.user)}</bdi><span class="at">@</span><bdi>${safeText(summary.host)}</bdi>`
      }
    </h1>
    ${summary === undefined ? nothing : html`<time>${formatWallTime(summary.start)}</time>`}
    ${summary?.live === true ? liveMark() : nothing}
  </div>`;
}

customElements.define('recording-page', RecordingPage);

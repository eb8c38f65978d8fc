import { type EventHit, formatPosition, type LineHit, safeText, type SearchHit } from '@scribery/player';
import { html, nothing, type TemplateResult } from 'lit';
import { hitAddress, recordingAddress } from '../model/address.ts';
import { groupHits, type HitGroup } from '../model/hit-groups.ts';
import { snippet } from '../model/snippet.ts';
import { formatWallTime } from '../model/wall-time.ts';

/** Hits as lines of evidence, those of one recording under one head. */
export function hitList(hits: readonly SearchHit[], query: string): TemplateResult {
  return html`<div class="hits">${groupHits(hits).map((group) => groupOf(group, query))}</div>`;
}

function groupOf(group: HitGroup, query: string): TemplateResult {
  const first = group.hits[0];
  return html`
    <section class="hit-group">
      <h2>
        ${headOf(group)}
        ${first === undefined ? nothing : html`<time>${formatWallTime(first.time)}</time>`}
      </h2>
      <ol>
        ${group.hits.map((hit) => hitLine(hit, query))}
      </ol>
    </section>
  `;
}

function headOf(group: HitGroup): TemplateResult {
  const name = html`<bdi>${safeText(group.user)}</bdi><span class="at">@</span><bdi>${safeText(group.host)}</bdi>`;
  if (group.recording !== null) return html`<a href=${recordingAddress(group.recording)}>${name}</a>`;
  return html`<span>${name} <span class="tag" title="There is no recording of this session">not recorded</span></span>`;
}

function hitLine(hit: SearchHit, query: string): TemplateResult {
  return html`<li class="hit">
    <a class="item" href=${hitAddress(hit, query) ?? nothing}>
      <span class="position" title=${formatWallTime(hit.time)}>${
        hit.position === null ? formatWallTime(hit.time).slice(11) : formatPosition(hit.position)
      }</span>
      <code class="snippet"
        >${snippet(hit.text, hit.matches).map((part) => (part.matched ? html`<mark>${part.text}</mark>` : part.text))}</code
      >
      <span class="place">${hit.buffer === null ? actor(hit) : screenPlace(hit)}</span>
    </a>
  </li>`;
}

function screenPlace(hit: LineHit): TemplateResult {
  return html`
    ${hit.kind === 'typed' ? html`<span class="tag">typed</span>` : nothing}
    ${hit.buffer === 'alternate' ? html`<span class="tag" title="In a full-screen program">full screen</span>` : nothing}
    <span title="Place on the screen, counted from 0">row ${hit.row}, column ${hit.column}</span>
  `;
}

/** What kind of event it was, and with whose rights. */
function actor(hit: EventHit): TemplateResult {
  return html`
    <span class="tag" title="From the audit trail">${hit.kind === 'cmd' ? 'command' : 'event'}</span>
    ${hit.as === '' ? nothing : html`<span title="The effective user">as <bdi>${safeText(hit.as)}</bdi></span>`}
  `;
}

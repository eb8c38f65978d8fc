import { formatPosition, type RecordingSummary, safeText } from '@scribery/player';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { recordingAddress } from '../model/address.ts';
import { formatBytes, formatCount } from '../model/quantity.ts';
import { outcomeOf } from '../model/recording-page-list.ts';
import { formatAgo, formatWallTime } from '../model/wall-time.ts';

/**
 * Recordings, one a row; on a narrow screen a row becomes two lines. The roles are written out, because a table whose
 * rows are laid out as grids is not one to a screen reader any more.
 */
export function recordingTable(recordings: readonly RecordingSummary[], now: number): TemplateResult {
  return html`
    <div class="table" role="table" aria-label="Recordings">
      <div class="row table-head" role="row">
        <span role="columnheader">User</span>
        <span role="columnheader">Host</span>
        <span role="columnheader">Started</span>
        <span role="columnheader" class="number">Duration</span>
        <span role="columnheader" class="number">Output</span>
        <span role="columnheader">State</span>
      </div>
      ${repeat(
        recordings,
        ({ recording }) => recording,
        (recording) => recordingRow(recording, now),
      )}
    </div>
  `;
}

function recordingRow(recording: RecordingSummary, now: number): TemplateResult {
  const { user, host, start, duration, live, command } = recording;
  return html`
    <div class="row" role="row">
      <span role="cell" class="who">
        <a class="item" href=${recordingAddress(recording.recording)}><bdi>${safeText(user)}</bdi></a>
        ${command === undefined ? nothing : html`<code class="command-line">${safeText(command.join(' '))}</code>`}
      </span>
      <span role="cell" class="host"><bdi>${safeText(host)}</bdi></span>
      <span role="cell" class="when" title=${formatAgo(start, now)}>${formatWallTime(start)}</span>
      <span role="cell" class="number duration">${formatPosition(duration)}</span>
      <span role="cell" class="number size">${formatBytes(recording.bytes_out)}</span>
      <span role="cell" class="state">${live ? liveMark() : outcome(recording)} ${problemMark(recording)}</span>
    </div>
  `;
}

/** Says that a recording goes on. */
export function liveMark(): TemplateResult {
  return html`<span class="live-mark">Live</span>`;
}

function outcome(recording: RecordingSummary): TemplateResult | typeof nothing {
  const text = outcomeOf(recording);
  if (text === undefined) return nothing;
  return html`<span class=${recording.exit === 0 ? 'muted' : 'odd'}>${text}</span>`;
}

function problemMark({ problems }: RecordingSummary): TemplateResult | typeof nothing {
  if (problems === 0) return nothing;
  return html`<span class="tag warn" title="Places that are missing, damaged or contradict the hash chain">
    ${formatCount(problems, 'problem')}
  </span>`;
}

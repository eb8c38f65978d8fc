import { formatPosition, type RecordingSummary, safeText } from '@scribery/player';
import { html, nothing, type TemplateResult } from 'lit';
import { formatBytes, formatCount } from '../model/quantity.ts';
import { outcomeOf } from '../model/recording-page-list.ts';
import { formatWallTime } from '../model/wall-time.ts';
import './copy-button.ts';
import { icon } from './icon.ts';

const EXPORTS: readonly (readonly [format: string, name: string])[] = [
  ['tlog', 'tlog JSON'],
  ['asciicast', 'asciicast'],
  ['text', 'Text'],
];

/** What is known of a recording, and its exports. */
export function recordingFacts(recording: RecordingSummary): TemplateResult {
  const facts: (readonly [string, unknown])[] = [
    ['User', html`<bdi>${safeText(recording.user)}</bdi>`],
    ['Host', html`<bdi>${safeText(recording.host)}</bdi>`],
    ['Started', formatWallTime(recording.start)],
    ['Ended', recording.ended === null ? 'goes on' : formatWallTime(recording.ended)],
    ['Duration', formatPosition(recording.duration)],
    [
      'Terminal',
      `${recording.cols} × ${recording.rows}${recording.term === '' ? '' : `, ${safeText(recording.term)}`}`,
    ],
    ['Output', formatBytes(recording.bytes_out)],
    ['Input', formatBytes(recording.bytes_in)],
    ['Outcome', outcomeOf(recording)],
    [
      'Command',
      recording.command === undefined
        ? undefined
        : html`<code>${safeText(recording.command.join(' '))}</code>`,
    ],
    ['Integrity', integrity(recording)],
  ];
  return html`
    <section class="facts" aria-label="About this recording">
      <dl>
        ${facts.map(([name, value]) =>
          value === undefined ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
        )}
        <div class="fact-id">
          <dt>Recording</dt>
          <dd>
            <code>${recording.recording}</code><copy-button .text=${recording.recording} what="the recording id"></copy-button>
          </dd>
        </div>
      </dl>
      <p class="exports">
        ${icon('download')}
        ${EXPORTS.map(
          ([format, name]) =>
            html`<a href="/api/recordings/${encodeURIComponent(recording.recording)}/export?format=${format}" download>${name}</a>`,
        )}
      </p>
    </section>
  `;
}

function integrity({ problems, messages }: RecordingSummary): TemplateResult {
  if (problems === 0) return html`<span>${formatCount(messages, 'message')}, none missing</span>`;
  return html`<span class="odd">${formatCount(problems, 'problem')} in ${formatCount(messages, 'message')}</span>`;
}

import { safeText } from '@scribery/player';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

/** What could not be read, so that nobody takes a list for the whole; nothing when all could. */
export function problemsNote(problems: readonly string[]): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<div class="note bad" role="status">
    ${icon('warning')}
    <div>
      <p>Not everything could be read. What is missing here may be there:</p>
      <ul>
        ${problems.map((problem) => html`<li>${safeText(problem)}</li>`)}
      </ul>
    </div>
  </div>`;
}

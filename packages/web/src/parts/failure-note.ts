import { ApiFailure } from '@scribery/player';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

/** What went wrong, and a way to try again. A session that is over is shown by the frame, not here. */
export function failureNote(error: unknown, again: () => void): TemplateResult | typeof nothing {
  if (error instanceof ApiFailure && error.status === 401) return nothing;
  const text = error instanceof Error ? error.message : String(error);
  return html`<div class="note bad" role="alert">
    ${icon('warning')}
    <p>${text}${error instanceof ApiFailure ? html` <code>${error.code}</code>` : nothing}</p>
    <button @click=${again}>Try again</button>
  </div>`;
}

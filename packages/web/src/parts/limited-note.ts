import type { Limited } from '@scribery/player';
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../model/quantity.ts';
import { formatWallTime } from '../model/wall-time.ts';
import { icon } from './icon.ts';

/** How far a search came; nothing when it is whole. `older` is the address of the same search in what is before. */
export function limitedNote(
  limited: Limited | null,
  older: (until: string) => string,
): TemplateResult | typeof nothing {
  if (limited === null) return nothing;
  return html`<div class="note" role="status">
    ${icon('warning')}
    <p>Searched the newest ${formatCount(limited.lines, 'line')}, back to ${formatWallTime(limited.since)}.</p>
    <a class="button" href=${older(new Date(limited.since).toISOString())}>Search before</a>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { type QueryTime, splitTime, withTime } from '../model/query-time.ts';

const TIMES: readonly (readonly [since: string, text: string])[] = [
  ['', 'Any time'],
  ['1h', 'Last hour'],
  ['1d', 'Last day'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
];

/** A choice of the time that a query is about; a query that names another has that as its choice. */
export function timeMenu(query: string, choose: (query: string) => void): TemplateResult {
  const { time } = splitTime(query);
  const known = time.until === '' && TIMES.some(([since]) => since === time.since);
  const change = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement)
      choose(withTime(query, { since: event.target.value, until: '' }));
  };
  return html`<select class="time-menu" aria-label="Time" @change=${change}>
    ${known ? nothing : html`<option value="" selected disabled>${inWords(time)}</option>`}
    ${TIMES.map(([since, text]) => html`<option value=${since} .selected=${known && since === time.since}>${text}</option>`)}
  </select>`;
}

function inWords({ since, until }: QueryTime): string {
  return [since && `since ${since}`, until && `until ${until}`].filter((part) => part !== '').join(' ');
}

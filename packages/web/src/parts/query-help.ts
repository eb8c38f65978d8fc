import { html, type TemplateResult } from 'lit';

const FORMS: readonly (readonly [form: string, means: string])[] = [
  ['permission denied', 'both words stood on the screen, in one line'],
  ['"permission denied"', 'these words in a row'],
  ['perm*', 'a word that begins so'],
  ['/port \\d{4,5}/', 'a regular expression; also typed:/…/, cmd:/…/'],
  ['typed:passwd', 'was typed, not shown'],
  ['cmd:rm  exe:/usr/bin/rm', 'was run, by its words or its program'],
  ['file:/etc/shadow  ip:10.*', 'files and addresses of an event'],
  ['as:root  exit:EACCES  -exit:0', 'with whose rights; how it ended'],
  ['user:alice  host:db*', 'who and where; * stands for anything'],
  ['since:2d  until:2026-11-23', 'when; s, m, h, d, w ago, or a date'],
  ['rec:ID', 'in one recording'],
  ['a OR b   -c   (…)', 'either; without; together'],
];

const EXAMPLES: readonly string[] = [
  '"permission denied"',
  'user:root since:2d',
  'cmd:sudo',
  'as:root -exit:0',
  'host:db* error -timeout',
];

/** The query language on one panel. */
export function queryHelp(): TemplateResult {
  return html`
    <div class="query-help">
      <dl>
        ${FORMS.map(([form, means]) => html`<div><dt>${form.split(/ {2,}/).map((one) => html`<code>${one}</code> `)}</dt><dd>${means}</dd></div>`)}
      </dl>
    </div>
  `;
}

/** Queries to begin with. */
export function exampleButtons(choose: (example: string) => void): TemplateResult {
  return html`<p class="examples">
    <span>Try</span>
    ${EXAMPLES.map((example) => html`<button type="button" class="chip" @click=${() => choose(example)}>${example}</button>`)}
  </p>`;
}

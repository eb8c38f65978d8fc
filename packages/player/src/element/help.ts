import { html, type TemplateResult } from 'lit';
import { KEY_HELP } from '../model/key-command.ts';
import { icon } from './icon.ts';

/** The table of keys, over everything; whoever puts it into a page opens it with `showModal`. */
export function helpDialog(closed: () => void): TemplateResult {
  return html`
    <dialog class="help" aria-label="Keyboard" closedby="any" @close=${closed}>
      <form method="dialog" class="help-head">
        <h2>Keyboard</h2>
        <button class="plain" aria-label="Close help">${icon('close')}</button>
      </form>
      <dl>
        ${KEY_HELP.map(
          ([keys, does]) => html`<div>
            <dt>${keys.map((key) => (key === '…' ? html`<span>…</span>` : html`<kbd>${key}</kbd>`))}</dt>
            <dd>${does}</dd>
          </div>`,
        )}
      </dl>
    </dialog>
  `;
}

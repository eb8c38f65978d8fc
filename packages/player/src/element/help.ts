import { html, type TemplateResult } from 'lit';
import { KEY_HELP } from '../model/key-command.ts';
import { icon } from './icon.ts';

/** The table of keys, over the terminal. */
export function helpPanel(close: () => void): TemplateResult {
  return html`
    <div class="help" role="dialog" aria-label="Keyboard" aria-modal="false">
      <div class="help-head">
        <h2>Keyboard</h2>
        <button class="plain" @click=${close} aria-label="Close help">${icon('close')}</button>
      </div>
      <dl>
        ${KEY_HELP.map(
          ([keys, does]) => html`<div>
            <dt>${keys.map((key) => (key === '…' ? html`<span>…</span>` : html`<kbd>${key}</kbd>`))}</dt>
            <dd>${does}</dd>
          </div>`,
        )}
      </dl>
    </div>
  `;
}

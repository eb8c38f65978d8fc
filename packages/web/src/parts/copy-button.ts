import { copyText } from '@scribery/player/copy-text';
import { html, type TemplateResult } from 'lit';
import { LightElement } from '../light-element.ts';
import { icon } from './icon.ts';

/** How long "copied" is shown, in ms. */
const COPIED_MS = 1600;

/** A button that puts `text` on the clipboard. */
export class CopyButton extends LightElement {
  static override properties = { text: { type: String }, what: { type: String }, copied: { state: true } };
  declare text: string;
  /** What is copied, for the label. */
  declare what: string;
  declare copied: boolean;

  constructor() {
    super();
    this.text = '';
    this.what = '';
    this.copied = false;
  }

  override render(): TemplateResult {
    const label = this.copied ? 'Copied' : `Copy ${this.what}`;
    return html`<button class="quiet" title=${label} aria-label=${label} @click=${this.#copy}>
      ${icon(this.copied ? 'check' : 'copy')}
    </button>`;
  }

  async #copy(): Promise<void> {
    this.copied = await copyText(this.text, `Copy ${this.what}`);
    setTimeout(() => {
      this.copied = false;
    }, COPIED_MS);
  }
}

customElements.define('copy-button', CopyButton);

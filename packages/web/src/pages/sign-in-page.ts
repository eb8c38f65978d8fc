import { askApi } from '@scribery/player';
import { html, type TemplateResult } from 'lit';
import { LightElement } from '../light-element.ts';
import '../parts/copy-button.ts';
import { icon } from '../parts/icon.ts';

/** Takes the token of a sign-in link for a session; without one, tells how to get a link. */
export class SignInPage extends LightElement {
  static override properties = { token: { type: String }, error: { state: true } };
  declare token: string;
  declare error: string;

  constructor() {
    super();
    this.token = '';
    this.error = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Sign in · Scribery';
  }

  protected override firstUpdated(): void {
    if (this.token !== '') void this.#signIn();
  }

  override render(): TemplateResult {
    if (this.token !== '' && this.error === '')
      return html`<div class="message" role="status"><p>Signing in …</p></div>`;
    return html`
      <div class="message">
        <h1>${this.error === '' ? 'Please sign in' : 'This link does not work any more'}</h1>
        ${this.error === '' ? '' : html`<p class="muted">${this.error}</p>`}
        <p>
          Scribery signs you in by a link that works once. The server prints it when it starts; the terminal in which it
          runs still shows it. For a new one, run this on the machine of the server (it starts no second server):
        </p>
        <p class="command">${icon('terminal')}<code>npx scribery server</code><copy-button text="npx scribery server" what="the command"></copy-button></p>
      </div>
    `;
  }

  async #signIn(): Promise<void> {
    try {
      await askApi((path, init) => fetch(path, init), '/api/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: this.token }),
      });
      this.dispatchEvent(new Event('signed-in'));
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }
}

customElements.define('sign-in-page', SignInPage);

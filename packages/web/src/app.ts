import { html, nothing, type TemplateResult } from 'lit';
import { SIGNED_OUT, signedFetch } from './api.ts';
import { LightElement } from './light-element.ts';
import { type Page, readAddress } from './model/address.ts';
import { followLinks } from './navigation.ts';
import './pages/sessions-page.ts';
import './pages/sign-in-page.ts';
import { icon } from './parts/icon.ts';
import { chooseTheme, chosenTheme, otherTheme, showTheme } from './theme.ts';

/** The frame of all pages: head, and the page that the address names. */
export class ScriberyApp extends LightElement {
  static override properties = { page: { state: true }, signedOut: { state: true } };

  declare page: Page;
  declare signedOut: boolean;

  constructor() {
    super();
    this.page = readAddress(new URL(location.href));
    this.signedOut = false;
    showTheme(chosenTheme());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#onAddress);
    addEventListener(SIGNED_OUT, this.#onSignedOut);
    addEventListener('focus', this.#onFocus);
    document.addEventListener('click', followLinks);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onAddress);
    removeEventListener(SIGNED_OUT, this.#onSignedOut);
    removeEventListener('focus', this.#onFocus);
    document.removeEventListener('click', followLinks);
  }

  override render(): TemplateResult {
    const signIn = this.signedOut || this.page.name === 'sign-in';
    return html`
      <a class="skip" href="#main" @click=${this.#toMain}>To the content</a>
      <header class="head">
        <a class="brand" href="/">${icon('brand')}<span>Scribery</span></a>
        <nav class="head-tools" aria-label="Tools">
          <button class="quiet" title="Light or dark" aria-label="Light or dark" @click=${() => this.#turnTheme()}>
            ${icon('theme')}
          </button>
          ${signIn ? nothing : html`<button class="quiet" @click=${this.#signOut}>Sign out</button>`}
        </nav>
      </header>
      <main id="main" tabindex="-1">${this.#content()}</main>
    `;
  }

  #content(): TemplateResult {
    const { page } = this;
    if (page.name === 'sign-in') {
      return html`<sign-in-page .token=${page.token} @signed-in=${this.#onSignedIn}></sign-in-page>`;
    }
    if (this.signedOut) return html`<sign-in-page></sign-in-page>`;
    if (page.name === 'sessions') return html`<sessions-page .state=${page.state}></sessions-page>`;
    if (page.name === 'recording') {
      void import('./pages/recording-page.ts');
      return html`<recording-page .state=${page.state}></recording-page>`;
    }
    return html`<div class="message">
      <h1>There is nothing at this address</h1>
      <p><a href="/">All sessions</a></p>
    </div>`;
  }

  #turnTheme(): void {
    chooseTheme(otherTheme());
  }

  async #signOut(): Promise<void> {
    await signedFetch('/api/sign-out', { method: 'POST' });
    this.signedOut = true;
  }

  #toMain(event: Event): void {
    event.preventDefault();
    this.#focusMain();
  }

  #focusMain(): void {
    document.getElementById('main')?.focus({ preventScroll: true });
  }

  /** The one-time token goes out of the address and the history. */
  #onSignedIn(): void {
    this.signedOut = false;
    history.replaceState(null, '', '/');
    this.#onAddress();
  }

  readonly #onAddress = (): void => {
    const { name } = this.page;
    this.page = readAddress(new URL(location.href));
    // On another page a keyboard begins at its content, and not where a link stood that is gone.
    if (this.page.name !== name) void this.updateComplete.then(() => this.#focusMain());
  };

  /** The address stays, so that the page comes back when somebody has signed in. */
  readonly #onSignedOut = (): void => {
    this.signedOut = true;
  };

  /** Whoever comes back to this window may have signed in from another one. */
  readonly #onFocus = (): void => {
    if (this.signedOut) void this.#lookAgain();
  };

  async #lookAgain(): Promise<void> {
    const { ok } = await fetch('/api/session').catch(() => ({ ok: false }));
    if (ok) this.signedOut = false;
  }
}

customElements.define('scribery-app', ScriberyApp);

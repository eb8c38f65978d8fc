import { LitElement } from 'lit';

/** An element of a page: drawn into the page itself, so that the page's style sheets hold. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

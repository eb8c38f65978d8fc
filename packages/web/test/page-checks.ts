import type { Page } from 'playwright-core';

/** Errors that the page told, without the refusals that a test asks for on purpose (`expected`). */
export function watchErrors(page: Page, expected = /$^/): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

/** Controls without a name that a screen reader could tell, in the page and in all shadow roots. */
export function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameless: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot !== null) visit(element.shadowRoot);
        if (!element.matches('button, a[href], input, select, [role=slider], [role=dialog], [role=table]'))
          continue;
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
        if (name === '') nameless.push(element.outerHTML.slice(0, 120));
      }
    };
    visit(document);
    return nameless;
  });
}

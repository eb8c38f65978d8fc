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

/** Elements that move without end, in the page and in all shadow roots. */
export function endlessMotion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const moving: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot !== null) visit(element.shadowRoot);
        for (const part of [null, '::before']) {
          const { animationName, animationIterationCount } = getComputedStyle(element, part);
          if (animationName !== 'none' && animationIterationCount.includes('infinite'))
            moving.push(`${element.localName}.${element.className}${part ?? ''}`);
        }
      }
    };
    visit(document);
    return moving;
  });
}

/** Contrast of text that WCAG 2.2 (1.4.3) asks for. */
const CONTRAST = 4.5;

/** Texts that can hardly be read on their ground, in the page and in all shadow roots; the screens of recordings aside. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    type Rgba = readonly [number, number, number, number];
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (pixel === null) throw new Error('no canvas');
    const read = (color: string): Rgba => {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = color;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (top: Rgba, below: Rgba): Rgba => {
      const mix = (n: 0 | 1 | 2) => top[n] * top[3] + below[n] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = (color: Rgba): number => {
      const linear = (value: number) =>
        value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
    };
    /** The element and all that it stands in, also out of shadow roots. */
    const around = (element: Element): Element[] => {
      const all: Element[] = [];
      for (
        let at: Node | null = element;
        at !== null;
        at = at instanceof ShadowRoot ? at.host : at.parentNode
      )
        if (at instanceof Element) all.push(at);
      return all;
    };
    const contrast = (element: Element): number => {
      const styles = around(element).map((each) => getComputedStyle(each));
      const ground = styles.map((style) => read(style.backgroundColor));
      const below = ground.reduceRight(
        (color: Rgba, each) => over(each, color),
        read(matchMedia('(prefers-color-scheme: dark)').matches ? 'black' : 'white'),
      );
      const [red, green, blue, alpha] = read(getComputedStyle(element).color);
      const opacity = styles.reduce((all, style) => all * Number(style.opacity), alpha);
      const [dark = 0, light = 0] = [
        luminance(over([red, green, blue, opacity], below)),
        luminance(below),
      ].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const faint: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'scribery-terminal') continue;
        if (element.shadowRoot !== null) visit(element.shadowRoot);
        const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        const text = texts.map((node) => node.textContent.trim()).join('');
        if (text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
        const found = contrast(element);
        if (found < least) faint.push(`${found.toFixed(2)}: ${text.slice(0, 40)}`);
      }
    };
    visit(document);
    return faint;
  }, CONTRAST);
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

/** How much of the page has moved since it was opened without anybody having asked for it (Cumulative Layout Shift). */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
        // What moved in the frame before is told with the next one.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
      }),
  );
}

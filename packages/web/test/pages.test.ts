import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import type { Browser, Page, Route } from 'playwright-core';
import { build } from 'vite';
import { noChromium, startChromium } from '../../../test/e2e/support/chromium.ts';
import {
  BLANK,
  DAMAGED,
  type FixtureServer,
  HUGE,
  LIVE,
  SHELL,
  startFixtureServer,
  TINY,
} from './fixture-server.ts';
import { endlessMotion, faintTexts, layoutShift, namelessControls, watchErrors } from './page-checks.ts';

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 375, height: 740 };

/** The line with the emoji stands from here on in the shell recording; `emoji` in row 6, columns 3 to 7, `family` from 16 on. */
const EMOJI = `/recordings/${SHELL}?at=1882&q=emoji&mark=6,3,5&mark=6,16,6`;

describe('the pages', { skip: noChromium }, () => {
  let pages: string;
  let server: FixtureServer;
  let browser: Browser;

  before(async () => {
    pages = mkdtempSync(join(tmpdir(), 'scribery-pages-'));
    const root = join(import.meta.dirname, '..');
    await build({ root, logLevel: 'error', build: { outDir: pages, emptyOutDir: true } });
    server = await startFixtureServer(pages);
    browser = await startChromium();
  });

  after(async () => {
    await browser.close();
    await server.close();
    rmSync(pages, { recursive: true });
  });

  /** A page that must not tell an error, and a Content-Security-Policy violation is one. */
  async function withPage(
    path: string,
    use: (page: Page) => Promise<void>,
    options: { viewport?: typeof WIDE; expected?: RegExp; colorScheme?: 'light' | 'dark' } = {},
  ) {
    const { viewport = WIDE, colorScheme = 'light' } = options;
    const page = await browser.newPage({ viewport, colorScheme });
    page.setDefaultTimeout(8000);
    const errors = watchErrors(page, options.expected);
    try {
      await page.goto(`${server.url}${path}`);
      await use(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
    }
  }

  test('sessions: the newest first, with a mark on the live one', () =>
    withPage('/', async (page) => {
      const rows = page.locator('.row:not(.table-head)');
      await rows.first().waitFor();
      assert.match(await rows.first().innerText(), /root[\s\S]*db-02[\s\S]*Live/);
      assert.match(await rows.nth(2).innerText(), /bob[\s\S]*web-01[\s\S]*exit 7[\s\S]*2 problems/);
      assert.equal(await page.getByRole('columnheader').count(), 6);
    }));

  test('sessions: pages and queries stand in the address, and back leads back', () =>
    withPage('/', async (page) => {
      const follow = (name: string) => page.getByRole('link', { name }).click();
      await follow('Older');
      await page.waitForURL('**/?cursor=c1');
      await follow('Older');
      await page.waitForURL('**/?cursor=c1&cursor=c2');
      await page.getByRole('link', { name: 'Newest' }).waitFor();
      assert.equal(await page.getByRole('link', { name: 'Older' }).count(), 0);
      await follow('Newer');
      await page.waitForURL('**/?cursor=c1');
      await follow('Newer');
      await page.locator('.row', { hasText: 'db-02' }).waitFor();
      assert.equal(new URL(page.url()).search, '');
      await page.goBack();
      await page.waitForURL('**/?cursor=c1');
      await page.goForward();
      await page.locator('.row', { hasText: 'db-02' }).waitFor();
      await page.getByRole('searchbox').fill('user:bob');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/?q=user%3Abob');
      await page.locator('.row', { hasText: 'alice' }).first().waitFor({ state: 'detached' });
      await page.locator('.row', { hasText: 'bob' }).waitFor();
      assert.equal(await page.locator('.row:not(.table-head)').count(), 1);
    }));

  test('sessions: tell how many there are, and of which time is chosen from a menu', () =>
    withPage('/', async (page) => {
      await page.getByText('more than 10,000 recordings').waitFor();
      const time = page.getByRole('combobox', { name: 'Time' });
      await time.selectOption('Last 7 days');
      await page.waitForURL('**/?q=since%3A7d');
      assert.equal(await page.getByRole('searchbox').inputValue(), 'since:7d');
      await page.getByRole('searchbox').fill('user:bob since:7d');
      await page.keyboard.press('Enter');
      await page.getByText('1 recording', { exact: true }).waitFor();
      assert.equal(await time.inputValue(), '7d');
      await time.selectOption('Any time');
      await page.waitForURL('**/?q=user%3Abob');
      await page.getByRole('searchbox').fill('user:bob since:2026-11-01 until:2026-11-02');
      await page.keyboard.press('Enter');
      await time
        .getByRole('option', { name: 'since 2026-11-01 until 2026-11-02', selected: true })
        .waitFor({ state: 'attached' });
    }));

  test('sessions: by keyboard alone from the query to the moment', () =>
    withPage('/', async (page) => {
      await page.locator('.row').first().waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('hello');
      await page.keyboard.press('Enter');
      await page.locator('.hit').first().waitFor();
      assert.match(page.url(), /\?q=hello$/);
      assert.deepEqual(await page.locator('mark').allInnerTexts(), ['hello', 'hello']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/recordings/vim-1?at=1700&q=hello**');
      await page.locator('scribery-terminal .row', { hasText: 'hello, world' }).first().waitFor();
    }));

  test('sessions: an error in the query is shown under its column', () =>
    withPage(
      '/?q=foo+%22bar',
      async (page) => {
        const caret = await page.locator('.query-error b').boundingBox();
        const rest = await page.locator('.query-error span').nth(1).boundingBox();
        assert.equal(await page.locator('.query-error span').nth(1).innerText(), '"bar');
        assert.ok(caret && rest && Math.abs(caret.x - rest.x) < 1 && caret.y > rest.y);
        assert.match(await page.locator('.query-error p').innerText(), /not closed/);
      },
      { expected: /400/ },
    ));

  test('sessions: an error far back in a long query is in sight on a narrow page', () =>
    withPage(
      `/?q=${'word+'.repeat(60)}%22bar`,
      async (page) => {
        const caret = await page.locator('.query-error b').boundingBox();
        assert.ok(caret && caret.x > 0 && caret.x < NARROW.width);
      },
      { viewport: NARROW, expected: /400/ },
    ));

  test('sessions: while the server is slow, that is told, and then the answer', () =>
    withPage('/', async (page) => {
      await page.locator('.row').first().waitFor();
      const slow = Promise.withResolvers<void>();
      await page.route('**/api/search?*', async (route) => {
        await slow.promise;
        await route.continue();
      });
      await page.getByRole('searchbox').fill('hello');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('Loading').waitFor();
      slow.resolve();
      await page.locator('.hit').first().waitFor();
    }));

  test('sessions: when the server is gone, that is told, and it can be tried again', () =>
    withPage(
      '/nowhere',
      async (page) => {
        await page.route('**/api/recordings?*', (route) => route.abort());
        await page.getByRole('link', { name: 'All sessions' }).click();
        await page.getByRole('alert').getByText('The server does not answer').waitFor();
        await page.unroute('**/api/recordings?*');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.locator('.row').first().waitFor();
      },
      { expected: /ERR_FAILED/ },
    ));

  test('sessions: who comes back finds the list where it was, with the focus where it was', () =>
    withPage(
      '/',
      async (page) => {
        const link = page.locator('.row a').nth(25);
        await link.focus();
        const scrolled = await page.evaluate(() => scrollY);
        assert.ok(scrolled > 100);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/recordings/**');
        await page.locator('.message').waitFor();
        await page.goBack();
        await page.locator('.row a:focus').waitFor();
        assert.equal(await page.evaluate(() => scrollY), scrolled);
        assert.ok(await link.evaluate((each) => each === document.activeElement));
      },
      { expected: /404/ },
    ));

  test('sessions: nothing found tells what was searched', () =>
    withPage('/?q=zzz', async (page) => {
      await page.getByText('Searched: lines with “zzz”').waitFor();
    }));

  test('sessions: what could not be read is told above hits, recordings and an empty list', async () => {
    server.damaged = true;
    try {
      for (const path of ['/', '/?q=hello', '/?q=zzz', '/?q=user:nobody'])
        await withPage(path, (page) => page.getByRole('status').getByText(DAMAGED).waitFor());
    } finally {
      server.damaged = false;
    }
  });

  test('sessions: a search that came only so far says so, and leads on', () =>
    withPage('/?q=/x/', async (page) => {
      await page.getByText(/^Searched the newest 250,000 lines, back to 2026-11-23/).waitFor();
      await page.getByRole('link', { name: 'Search before' }).click();
      await page.waitForURL('**/?q=%28%2Fx%2F%29+until%3A2026-11-23T15%3A26%3A44.000Z');
    }));

  test('sessions: an empty store tells how to make the first recording', async () => {
    server.empty = true;
    try {
      await withPage('/', (page) => page.getByText('npx scribery rec').waitFor());
    } finally {
      server.empty = false;
    }
  });

  test('who is not signed in is told how, and a link signs in and leaves no token in the address', async () => {
    server.signedIn = false;
    await withPage(
      '/',
      async (page) => {
        await page.getByRole('heading', { name: 'Please sign in' }).waitFor();
        await page.goto(`${server.url}/sign-in?token=abc`);
        await page.locator('.row').first().waitFor();
        assert.equal(new URL(page.url()).search, '');
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.getByRole('heading', { name: 'Please sign in' }).waitFor();
      },
      { expected: /401/ },
    );
    server.signedIn = true;
  });

  test('who signs in elsewhere finds the page again', async () => {
    server.signedIn = false;
    await withPage(
      '/?q=user:bob',
      async (page) => {
        await page.getByRole('heading', { name: 'Please sign in' }).waitFor();
        server.signedIn = true;
        await page.evaluate(() => dispatchEvent(new Event('focus')));
        await page.locator('.row', { hasText: 'bob' }).waitFor();
      },
      { expected: /401/ },
    );
  });

  test('a recording that is not there is told so', () =>
    withPage('/recordings/nope', (page) => page.getByText('No such recording: nope').waitFor(), {
      expected: /404/,
    }));

  test('player: a link shows its moment with all places marked', () =>
    withPage(EMOJI, async (page) => {
      for (const [number, word] of ['emoji', 'family'].entries()) {
        const mark = page.locator('scribery-terminal .mark').nth(number);
        await mark.waitFor();
        const marked = await mark.boundingBox();
        const text = await textBox(page, word);
        assert.ok(
          marked !== null && Math.abs(marked.x - text.x) < 1 && Math.abs(marked.width - text.width) < 1,
        );
        assert.ok(text.y >= marked.y - 1 && text.y + text.height <= marked.y + marked.height + 4);
      }
    }));

  test('player: a link without the place finds it by the query', () =>
    withPage(`/recordings/${SHELL}?at=1882&q=emoji`, async (page) => {
      await page.locator('scribery-terminal .mark').nth(1).waitFor();
    }));

  test('player: cells stay in their columns behind wide characters', () =>
    withPage(EMOJI, async (page) => {
      await page.locator('scribery-terminal .row', { hasText: 'family' }).waitFor();
      const grid = await page.locator('scribery-terminal .grid').boundingBox();
      assert.ok(grid !== null);
      const cell = grid.width / 80;
      const family = await textBox(page, 'family');
      // "🙂 emoji 👩‍👩‍👧 family": each picture takes two cells.
      assert.ok(Math.abs(family.x - grid.x - 16 * cell) < 1, `${(family.x - grid.x) / cell}`);
    }));

  test('player: keys play, step, move, change the speed', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      const slider = page.getByRole('slider', { name: 'Position' });
      const position = async () => Number(await slider.getAttribute('aria-valuenow'));
      await opened(page);
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
      await page.keyboard.press('.');
      await until('it moved', async () => (await position()) > 0);
      await page.keyboard.press('5');
      const half = Math.round(Number(await slider.getAttribute('aria-valuemax')) / 2);
      await until('it is at half', async () => Math.abs((await position()) - half) <= 1);
      await page.keyboard.press('ArrowRight');
      await until('it is 5 s on', async () => Math.abs((await position()) - half - 5000) <= 1);
      await page.keyboard.press('Home');
      await until('it is at the start', async () => (await position()) === 0);
      await page.keyboard.press('>');
      assert.equal(await page.getByRole('combobox', { name: 'Speed' }).inputValue(), '2');
      await page.keyboard.press('Space');
      await until('it plays', async () => (await position()) > 300);
      await page.keyboard.press('Space');
      await page.getByText(/^Paused at/).waitFor({ state: 'attached' });
      await page.keyboard.press('End');
      await page.getByRole('button', { name: /^Play again/ }).waitFor();
    }));

  test('player: the address follows the moment', () =>
    withPage(`/recordings/${SHELL}?at=1000`, async (page) => {
      await opened(page);
      await page.keyboard.press('ArrowRight');
      await page.waitForURL('**?at=6000');
    }));

  test('player: c copies a link to the moment, or shows it where there is no clipboard or it is refused', () =>
    withPage(`/recordings/${SHELL}?at=1882`, async (page) => {
      const link = `${server.url}/recordings/${SHELL}?at=1882`;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await opened(page);
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
      await page.getByRole('button', { name: 'Copy a link' }).waitFor();
      for (const refused of [true, false]) {
        await page.evaluate((refuses) => {
          const writeText = () => Promise.reject(new DOMException('not here', 'NotAllowedError'));
          const value = refuses ? { writeText } : undefined;
          Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
        }, refused);
        const shown = page.waitForEvent('dialog');
        const pressed = page.keyboard.press('c');
        const dialog = await shown;
        assert.equal(dialog.defaultValue(), link);
        await dialog.dismiss();
        await pressed;
      }
    }));

  test('player: searches inside, with ticks on the bar and the place on the screen', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      await page.keyboard.press('/');
      await page.keyboard.type('emoji');
      await page.keyboard.press('Enter');
      await page.getByText('1 / 1').waitFor();
      const marks = page.locator('scribery-terminal .mark');
      await marks.nth(1).waitFor();
      assert.equal(await marks.count(), 2);
      assert.equal(await page.locator('scribery-seek-bar .tick').count(), 1);
      await page.waitForURL('**at=1882&q=emoji');
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: 'Search in this recording' }).waitFor({ state: 'detached' });
      assert.equal(
        await page.getByRole('slider', { name: 'Position' }).and(page.locator(':focus')).count(),
        1,
      );
      await page.keyboard.press('Home');
      await until('no mark', async () => (await marks.count()) === 0);
      for (const key of ['n', 'N']) {
        await page.keyboard.press(key);
        await marks.nth(1).waitFor();
        assert.equal(await marks.count(), 2);
      }
    }));

  test('player: a search inside that came only so far says so', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      await page.keyboard.press('/');
      await page.keyboard.type('/x/');
      await page.keyboard.press('Enter');
      await page.getByText('No hit').waitFor();
      await page.getByRole('status').getByText('Searched the newest 250,000 lines only').waitFor();
    }));

  test('player: an error in the query inside names the column of what was typed', () =>
    withPage(
      `/recordings/${SHELL}`,
      async (page) => {
        await opened(page);
        await page.keyboard.press('/');
        await page.keyboard.type('ab "c');
        await page.keyboard.press('Enter');
        await page.getByText('(column 4)').waitFor();
      },
      { expected: /400/ },
    ));

  test('player: help opens and closes', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }));

  for (const viewport of [WIDE, NARROW]) {
    test(`player: help is whole over a tiny screen at ${viewport.width} px, and takes the keys`, () =>
      withPage(
        `/recordings/${TINY}`,
        async (page) => {
          await opened(page);
          await page.keyboard.press('?');
          const help = page.getByRole('dialog', { name: 'Keyboard' });
          assert.ok(await help.evaluate((each) => each.scrollHeight <= each.clientHeight));
          const box = await help.boundingBox();
          assert.ok(box && box.y >= 0 && box.y + box.height <= viewport.height);
          await page.keyboard.press('End');
          await page.keyboard.press('?');
          await help.waitFor({ state: 'detached' });
          await page.getByText(/^Paused at 0 seconds/).waitFor({ state: 'attached' });
        },
        { viewport },
      ));
  }

  for (const height of [480, 600, 1080]) {
    test(`player: the bar is in the window at ${height} px of height, also while something is searched`, () =>
      withPage(
        `/recordings/${SHELL}`,
        async (page) => {
          await opened(page);
          const inWindow = async () => {
            const controls = await page.locator('.controls').boundingBox();
            return controls !== null && controls.y + controls.height <= height;
          };
          await until('the bar is in the window', inWindow);
          await page.keyboard.press('/');
          await page.getByRole('searchbox', { name: 'Search in this recording' }).waitFor();
          await until('the bar is in the window', inWindow);
        },
        { viewport: { width: 1280, height } },
      ));
  }

  for (const viewport of [WIDE, NARROW]) {
    test(`player: at ${viewport.width} px nothing moves when commands come after the screen`, () =>
      withPage(
        '/',
        async (page) => {
          await page.route('**/commands*', async (route) => {
            await page
              .locator('scribery-terminal .row', { hasText: 'emoji' })
              .first()
              .waitFor({ state: 'attached' });
            await route.continue();
          });
          await page.goto(server.url + EMOJI);
          await page.locator('scribery-audit .row').first().waitFor();
          await opened(page);
          assert.ok((await layoutShift(page)) < 0.01, `${await layoutShift(page)}`);
        },
        { viewport },
      ));
  }

  test('player: shows itself also while nobody tells whether there are commands', () =>
    withPage('/', async (page) => {
      const asked = Promise.withResolvers<Route>();
      await page.route('**/commands*', (route) => asked.resolve(route));
      await page.goto(server.url + EMOJI);
      await page.locator('scribery-terminal .row', { hasText: 'emoji' }).first().waitFor();
      await page.getByRole('button', { name: /^Play/ }).waitFor();
      await (await asked.promise).continue();
      await page.locator('scribery-audit .row').first().waitFor();
    }));

  test('player: f fills the whole display, and gives it back', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      const width = async () => (await page.locator('scribery-player .frame').boundingBox())?.width;
      await page.keyboard.press('f');
      await until('the whole display', async () => (await width()) === WIDE.width);
      await page.keyboard.press('f');
      await until('less than the display', async () => ((await width()) ?? WIDE.width) < WIDE.width);
    }));

  test('player: a huge screen leaves room for the bar, and its cursor is in sight', () =>
    withPage(`/recordings/${HUGE}?at=1000`, async (page) => {
      await page.locator('scribery-terminal .row', { hasText: 'last' }).waitFor();
      const frame = await page.locator('scribery-player').boundingBox();
      assert.ok(frame && frame.height < WIDE.height);
      await until('the cursor is in sight', () => cursorInSight(page));
      await page.setViewportSize({ ...WIDE, height: 500 });
      await until('the screen is lower', async () => {
        const lower = await page.locator('scribery-player').boundingBox();
        return lower !== null && lower.height < Math.min(frame.height, 500);
      });
      await until('the cursor is in sight again', () => cursorInSight(page));
    }));

  test('player: on a narrow page letters are large enough to read, the screen follows its cursor, and the whole can be shown', () =>
    withPage(
      `/recordings/${SHELL}`,
      async (page) => {
        await opened(page);
        const fontSize = () =>
          page
            .locator('scribery-terminal .grid')
            .evaluate((grid) => Number.parseFloat(getComputedStyle(grid).fontSize));
        assert.ok((await fontSize()) >= 12);
        const larger = page.getByRole('button', { name: 'Larger letters', pressed: true });
        await page.keyboard.press('End');
        await page.getByRole('button', { name: /^Play again/ }).waitFor();
        await until('the cursor is in sight', () => cursorInSight(page));
        await larger.click();
        const whole = await fontSize();
        assert.ok(whole < 8);
        await page.keyboard.press('z');
        await larger.waitFor();
        assert.ok((await fontSize()) >= 12);
        await page.keyboard.press('z');
        await larger.waitFor({ state: 'detached' });
        assert.equal(await fontSize(), whole);
      },
      { viewport: NARROW },
    ));

  test('player: the tools of a live recording stand in two rows on a narrow page', () =>
    withPage(
      `/recordings/${LIVE}`,
      async (page) => {
        await page.getByRole('button', { name: 'LIVE', pressed: true }).waitFor();
        const rows = await page
          .locator('.controls button, .controls select')
          .evaluateAll((all) =>
            all.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().y),
          );
        assert.equal(new Set(rows).size, 2);
      },
      { viewport: NARROW },
    ));

  test('player: says so where nothing was shown', () =>
    withPage(`/recordings/${BLANK}`, (page) =>
      page.getByText('Nothing was shown in this recording').waitFor(),
    ));

  test('player: what failed is tried again, and stays at its moment', () =>
    withPage(
      `/recordings/${SHELL}?at=1000`,
      async (page) => {
        await opened(page);
        await page.route('**/playback?*', (route) => route.abort());
        await page.keyboard.press('Home');
        await page.getByRole('alert').getByText('The server does not answer').waitFor();
        await page.unroute('**/playback?*');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.getByText(/^Paused at 0 seconds/).waitFor({ state: 'attached' });
      },
      { expected: /ERR_FAILED/ },
    ));

  test('player: a live recording is followed', () =>
    withPage(`/recordings/${LIVE}`, async (page) => {
      await page.getByRole('button', { name: 'LIVE', pressed: true }).waitFor();
      server.tell('hello from afar\r\n');
      await page.locator('scribery-terminal .row', { hasText: 'hello from afar' }).waitFor();
      server.tell('and once more');
      await page.locator('scribery-terminal .row', { hasText: 'and once more' }).waitFor();
    }));

  test('sessions: what was done is among the hits, with its moment where there is a recording', () =>
    withPage('/?q=nginx', async (page) => {
      await page.locator('.hit').first().waitFor();
      const hits = page.locator('.hit a');
      assert.match(await hits.nth(0).innerText(), /systemctl restart nginx[\s\S]*command[\s\S]*as root/);
      assert.equal(await hits.nth(0).getAttribute('href'), `/recordings/${SHELL}?at=2150&q=nginx`);
      assert.equal(await hits.nth(1).getAttribute('href'), null);
      await page.getByText('not recorded').waitFor();
    }));

  test('sessions: what leads nowhere does not hold up who goes through the hits by keyboard', () =>
    withPage('/?q=nginx', async (page) => {
      await page.locator('.hit').nth(1).waitFor();
      await page.keyboard.press('k');
      assert.match(await page.locator('.hit a:focus').innerText(), /systemctl restart nginx/);
    }));

  test('player: a command is a link, and Space plays on from it', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      const row = page.locator('scribery-audit .row', { hasText: 'systemctl restart nginx' }).first();
      assert.match((await row.getAttribute('href')) ?? '', /\?at=2100$/);
      await row.click();
      await page.getByText(/^Paused at 2 seconds/).waitFor({ state: 'attached' });
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: /^Pause/ }).waitFor();
    }));

  test('player: commands stand beside the screen, and a click goes to the moment', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      const rows = page.locator('scribery-audit .row');
      await rows.nth(8).waitFor();
      const screen = await page.locator('scribery-terminal').boundingBox();
      const panel = await page.locator('scribery-audit').boundingBox();
      assert.ok(screen && panel && panel.x >= screen.x + screen.width - 1);
      const status = await page.locator('scribery-audit .exit').first().boundingBox();
      assert.ok(status && status.x + status.width <= panel.x + panel.width);
      assert.match(await rows.nth(4).innerText(), /0:02[\s\S]*systemctl restart nginx[\s\S]*root[\s\S]*1/);
      await rows.nth(2).click();
      await page.waitForURL('**?at=1850');
      assert.match(await page.locator('scribery-audit .running').innerText(), /cat proj/);
      await page.getByText('After the terminal closed').waitFor();
      assert.equal(await page.locator('scribery-seek-bar .done-mark').count(), 8);
    }));

  test('player: the running command is marked while it plays', () =>
    withPage(`/recordings/${SHELL}?at=300`, async (page) => {
      await opened(page);
      const running = page.locator('scribery-audit .running');
      await running.filter({ hasText: 'bash -l' }).waitFor();
      await page.keyboard.press('>');
      await page.keyboard.press('Space');
      await running.filter({ hasText: 'systemctl restart nginx' }).waitFor();
    }));

  test('player: commands are filtered and chosen by keyboard alone', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      const rows = page.locator('scribery-audit .row');
      await rows.nth(8).waitFor();
      await page.getByRole('searchbox', { name: 'Filter' }).fill('nginx root');
      await until('two rows', async () => (await rows.count()) === 2);
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**?at=2150');
      await page.keyboard.press('a');
      await page.locator('scribery-audit').waitFor({ state: 'detached' });
      await page.keyboard.press('a');
      await page.locator('scribery-audit').waitFor();
    }));

  test('player: the list of commands is one step of the Tab key, its tabs another', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      await page.locator('scribery-audit .row').nth(8).waitFor();
      const focused = () => page.locator('scribery-audit :focus');
      await page.getByRole('tab', { name: 'Commands' }).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      assert.match((await focused().getAttribute('class')) ?? '', /\brow\b/);
      await page.keyboard.press('ArrowDown');
      const second = await focused().innerText();
      await page.keyboard.press('Tab');
      assert.equal(await focused().count(), 0);
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focused().innerText(), second);
      await page.getByRole('tab', { name: 'Commands' }).focus();
      await page.keyboard.press('ArrowRight');
      assert.match(await focused().innerText(), /^Files/);
      await page.locator('scribery-audit .row', { hasText: '/tmp/logs.tgz' }).waitFor();
    }));

  test('player: files that were changed and hosts that were called', () =>
    withPage(`/recordings/${SHELL}`, async (page) => {
      await opened(page);
      await page.getByRole('tab', { name: 'Files' }).click();
      await page.locator('scribery-audit .row', { hasText: '/tmp/logs.tgz' }).waitFor();
      await page.getByRole('tab', { name: 'Hosts' }).click();
      const host = page.locator('scribery-audit .row', { hasText: '[2001:db8::7]:443' });
      await host.getByText('1 failed').waitFor();
      await host.getByText('×2').waitFor();
      await host.click();
      await page.waitForURL('**?at=9850');
    }));

  test('player: a command that begins while it is followed comes into the list', () =>
    withPage(`/recordings/${LIVE}`, async (page) => {
      await page.getByRole('button', { name: 'LIVE', pressed: true }).waitFor();
      server.tell('$ make install\r\n');
      await page.locator('scribery-terminal .row', { hasText: 'make install' }).waitFor();
      server.run(['make', 'install']);
      await page.locator('scribery-audit .running', { hasText: 'make install' }).waitFor();
    }));

  test('nothing moves without end for those who asked for less motion', () =>
    withPage('/', async (page) => {
      await page.locator('.live-mark').first().waitFor();
      assert.deepEqual(await endlessMotion(page), ['span.live-mark::before']);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      assert.deepEqual(await endlessMotion(page), []);
      await page.goto(`${server.url}/recordings/${LIVE}`);
      await page.getByRole('button', { name: 'LIVE', pressed: true }).waitFor();
      assert.deepEqual(await endlessMotion(page), []);
    }));

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of ['/', '/?q=nginx', '/?q=zzz', EMOJI]) {
      test(`${path}: every text can be read, ${colorScheme}`, () =>
        withPage(
          path,
          async (page) => {
            await page.locator('.row, .hit, .message').first().waitFor();
            if (path === '/') await page.getByRole('button', { name: 'Syntax' }).click();
            assert.deepEqual(await faintTexts(page), []);
          },
          { colorScheme },
        ));
    }
  }

  for (const path of ['/', '/?q=hello', '/?q=nginx', EMOJI]) {
    test(`${path}: fits 375 px, and every control has a name`, () =>
      withPage(
        path,
        async (page) => {
          await page.locator('.row, .hit').first().waitFor();
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          assert.deepEqual(await namelessControls(page), []);
        },
        { viewport: NARROW },
      ));
  }

  test('player: a command that the audit trail brings after the end comes into the list', () =>
    withPage(`/recordings/${LIVE}`, async (page) => {
      await page.getByRole('button', { name: 'LIVE', pressed: true }).waitFor();
      server.endWith(['sync', '--late']);
      await page.locator('scribery-audit', { hasText: 'sync --late' }).waitFor();
    }));

  test('light and dark can be chosen', () =>
    withPage('/', async (page) => {
      const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const before = await ground();
      await page.getByRole('button', { name: 'Light or dark' }).click();
      assert.notEqual(await ground(), before);
    }));
});

/** Waits until the player shows its first moment; before that there is nothing to move in. */
function opened(page: Page): Promise<void> {
  return page.getByText(/^Paused at/).waitFor({ state: 'attached' });
}

/** Whether the cursor is in the part of the screen that is seen. */
async function cursorInSight(page: Page): Promise<boolean> {
  const screen = await page.locator('scribery-terminal').boundingBox();
  const cursor = await page.locator('scribery-terminal .cursor').boundingBox();
  if (screen === null || cursor === null) return false;
  const across = cursor.x >= screen.x && cursor.x + cursor.width <= screen.x + screen.width;
  return across && cursor.y >= screen.y && cursor.y + cursor.height <= screen.y + screen.height;
}

/** Where a text stands, that is one piece in its row of the screen. */
function textBox(page: Page, text: string) {
  return page.evaluate((wanted) => {
    const root = document
      .querySelector('scribery-player')
      ?.shadowRoot?.querySelector('scribery-terminal')?.shadowRoot;
    if (root == null) throw new Error('no terminal');
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    throw new Error(`no text ${wanted}`);
  }, text);
}

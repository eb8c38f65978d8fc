import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { Emulator } from '@scribery/screen';
import { PtyDriver } from '@scribery/shim/testing';
import type { Page } from 'playwright-core';
import { noChromium, startChromium } from './support/chromium.ts';
import { SCRIBERY, scribery, scriberyJson, ServerProcess } from './support/scribery.ts';

/** ms between two keys of one word, and of a pause within one: what stood for 200 ms counts. */
const KEY_MS = 60;
const PAUSE_MS = 368;

/**
 * What stands in the last line of the screen at each hit of `term`: twice a word that was begun, and a whole one between
 * them. Each is wiped away, so that nothing of it stands there at the end.
 */
const AT_TERM = ['$ term', '$ echo term', '$ cat term'];
const AT_TERMTOSVG = ['$ termtosvg'];

/** Somebody types, hesitates in the middle of words, and goes on. */
function typing(): string {
  let at = 0;
  const events: [at: number, 'o', text: string][] = [];
  const show = (text: string, after: number) => {
    at += after;
    events.push([at / 1000, 'o', text]);
  };
  const type = (word: string) => {
    for (const key of word) show(key, KEY_MS);
  };
  const ready = () => show('\x1b[2J\x1b[H$ ', 1000);
  ready();
  type('term');
  at += PAUSE_MS - KEY_MS;
  type('tosvg');
  ready();
  type('echo term');
  ready();
  type('cat term');
  at += PAUSE_MS - KEY_MS;
  type('inal.log');
  ready();
  show('$ ', 5000);
  return [{ version: 2, width: 80, height: 24 }, ...events].map((line) => JSON.stringify(line)).join('\n');
}

describe('a word that stood while somebody hesitated in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribery-e2e-typing-'));
  const dataDir = join(folder, 'data');
  let server: ServerProcess;
  let env: NodeJS.ProcessEnv;
  let recording: string;

  before(async () => {
    mkdirSync(dataDir);
    writeFileSync(join(folder, 'typing.cast'), typing());
    server = await ServerProcess.start(dataDir);
    const { url, token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
    env = { ...process.env, SCRIBERY_SERVER: url, SCRIBERY_TOKEN: token };
    const { status, stderr } = await scribery(['import', join(folder, 'typing.cast')], env);
    assert.equal(status, 0, stderr);
    const [listed] = await scriberyJson(['ls', '--data', dataDir]);
    recording = String(listed?.['recording']);
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('is sought from hit to hit in Chromium, with what stood then', { skip: noChromium }, async () => {
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(server.signInLink);
      await page.locator('.row a').click();
      await page.locator('.said', { hasText: /^Paused/ }).waitFor({ state: 'attached' });
      const isAt = async (count: string, shown: string | undefined, word: string) => {
        await page.getByText(count, { exact: true }).waitFor();
        await until(`${shown} at ${count}`, async () => (await shownText(page)) === shown);
        assert.equal(await markedText(page), word, count);
      };
      const find = async (word: string) => {
        await page.keyboard.press('/');
        await page.getByRole('searchbox', { name: 'Search in this recording' }).fill(word);
        await page.keyboard.press('Enter');
      };
      const press = async (key: string) => {
        await page.getByRole('slider', { name: 'Position' }).focus();
        await page.keyboard.press(key);
      };
      await find('term');
      await isAt('1 / 3', AT_TERM[0], 'term');
      for (const [key, number] of [
        ['n', 1],
        ['n', 2],
        ['n', 0],
        ['N', 2],
        ['N', 1],
      ] as const) {
        await press(key);
        await isAt(`${number + 1} / 3`, AT_TERM[number], 'term');
      }
      await find('termtosvg');
      await isAt('1 / 1', AT_TERMTOSVG[0], 'termtosvg');
    } finally {
      await browser.close();
    }
  });

  test('is sought from hit to hit in the terminal player, with what stood then', async () => {
    await using terminal = new PtyDriver([SCRIBERY, 'play', recording, '--paused'], {
      columns: 80,
      rows: 25,
      env,
    });
    const isAt = (count: string, shown: string | undefined) =>
      terminal.waitUntil(() => {
        using emulator = new Emulator(80, 25);
        emulator.write(terminal.output);
        const { lines } = emulator.view();
        return lines[0]?.trimEnd() === shown && lines[24]?.includes(count) === true;
      }, `${shown} at ${count}`);
    await isAt('0:00', '');
    terminal.type('/term\r');
    await isAt('hit 1 of 3', AT_TERM[0]);
    for (const [key, number] of [
      ['n', 1],
      ['n', 2],
      ['N', 1],
      ['N', 0],
    ] as const) {
      terminal.type(key);
      await isAt(`hit ${number + 1} of 3`, AT_TERM[number]);
    }
    terminal.type('/termtosvg\r');
    await isAt('hit 1 of 1', AT_TERMTOSVG[0]);
    terminal.type('q');
    assert.equal((await terminal.end()).exit, 0);
  });
});

/** The text of the screen, of which one row has some. */
async function shownText(page: Page): Promise<string> {
  const rows = await page.locator('scribery-terminal .row').allTextContents();
  return rows.join('').trimEnd();
}

/** What the mark on the screen covers. */
async function markedText(page: Page): Promise<string> {
  const mark = page.locator('scribery-terminal .mark:not([hidden])');
  const [, left, width] =
    /left: (\d+)ch; width: (\d+)ch/.exec((await mark.getAttribute('style')) ?? '') ?? [];
  return (await shownText(page)).slice(Number(left), Number(left) + Number(width));
}

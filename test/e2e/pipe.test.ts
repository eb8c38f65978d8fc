import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noChromium, startChromium } from './support/chromium.ts';
import { scribery, scriberyJson, ServerProcess } from './support/scribery.ts';

/** Lines that end with a bare line feed, one that is indented, and one that does not end; more than a screen. */
const SCRIPT = String.raw`printf 'first\n\tindented\n'; seq 100 140; printf 'no end'`;

/** What a terminal would have shown at the end: its 24 last rows. */
const SHOWN = [...Array.from({ length: 23 }, (_, n) => String(118 + n)), 'no end'];

describe('a recording of a pipe', { skip: noChromium }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribery-e2e-pipe-'));
  const dataDir = join(folder, 'data');
  let server: ServerProcess;
  let recording: string;

  before(async () => {
    mkdirSync(dataDir);
    server = await ServerProcess.start(dataDir);
    const { url, token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
    const env = { SCRIBERY_SERVER: url, SCRIBERY_TOKEN: token, XDG_DATA_HOME: folder };
    const { status, stdout, stderr } = await scribery(['rec', '--', 'sh', '-c', SCRIPT], env);
    assert.equal(status, 0, stderr);
    assert.ok(!stdout.includes('\r'), 'what is recorded has bare line feeds');
    const [listed] = await scriberyJson(['ls', '--data', dataDir]);
    recording = String(listed?.['recording']);
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('shows lines one below the other in Chromium, as a terminal would have', async () => {
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(server.signInLink);
      await page.locator('.row a').click();
      await page.locator('.said', { hasText: /^(?:Paused|Ended)/ }).waitFor({ state: 'attached' });
      await page.keyboard.press('End');
      await page.locator('scribery-terminal .row', { hasText: 'no end' }).waitFor();
      assert.deepEqual(await rowsOf(page), SHOWN);
      await page.reload();
      await page.locator('scribery-terminal .row', { hasText: 'no end' }).waitFor();
      assert.deepEqual(await rowsOf(page), SHOWN, 'from a keyframe too');
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });

  test('is the same screen on the command line, and found at the first column', async () => {
    const [screen] = await scriberyJson(['screen', recording, '--data', dataDir, '--at', '3600000']);
    assert.deepEqual(screen?.['lines'], SHOWN);
    const [last] = await scriberyJson(['search', '--data', dataDir, '"no end"']);
    assert.deepEqual([last?.['row'], last?.['column']], [23, 0]);
    const [scrolled] = await scriberyJson(['search', '--data', dataDir, 'indented']);
    assert.equal(scrolled?.['column'], 8);
  });
});

/** The rows of the screen, without blanks at their ends. */
function rowsOf(page: Page): Promise<string[]> {
  return page
    .locator('scribery-terminal .row')
    .evaluateAll((rows) => rows.map((row) => (row.textContent ?? '').trimEnd()));
}

import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readTlog } from '@scribery/format';
import { PtyDriver } from '@scribery/shim/testing';
import { noChromium, startChromium } from './support/chromium.ts';
import { image } from './support/images.ts';
import { scribery, scriberyJson, ServerProcess } from './support/scribery.ts';
import { PASSWORD, SEEN, type WorkingSession, workingSession } from './support/working-session.ts';

describe('a working session, recorded, stored, searched and played', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribery-e2e-'));
  const dataDir = join(folder, 'data');
  let server: ServerProcess;
  let session: WorkingSession;
  let recording: string;

  before(async () => {
    mkdirSync(dataDir);
    server = await ServerProcess.start(dataDir);
    session = await workingSession(folder, JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')));
    const [listed] = await scriberyJson(['ls', '--data', dataDir]);
    recording = String(listed?.['recording']);
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('the exit status of the shell is that of the recorder', () => {
    assert.equal(session.end.exit, 7);
  });

  test('the recording is listed as ended, with its sizes', async () => {
    const [listed, ...others] = await scriberyJson(['ls', '--data', dataDir]);
    assert.equal(others.length, 0);
    assert.equal(listed?.['live'], false);
    assert.equal(listed?.['bytes_out'], session.shown.length);
    assert.equal(listed?.['cols'], 80);
  });

  test('what is exported are the bytes that the terminal got', async () => {
    const output: Uint8Array[] = [];
    for await (const part of readTlog([await exported('tlog')])) {
      if (part.part === 'problem') assert.fail(JSON.stringify(part));
      if (part.part !== 'events') continue;
      for (const event of part.events) if (event.kind === 'output') output.push(event.data);
    }
    assert.ok(Buffer.concat(output).equals(session.shown));
  });

  test('the password is in no file of the spool and the store, and in no page', async () => {
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    assert.ok(files.length > 0);
    for (const file of files) {
      assert.ok(!readFileSync(join(file.parentPath, file.name)).includes(PASSWORD), file.name);
    }
    for (const format of ['tlog', 'asciicast', 'text']) {
      assert.ok(!(await exported(format)).includes(PASSWORD), format);
    }
    assert.equal((await scribery(['search', '--data', dataDir, `typed:"${PASSWORD}"`])).status, 1);
  });

  for (const [part, text] of Object.entries(SEEN)) {
    test(`a search finds what ${part} showed, at the moment and the place where it stood`, async () => {
      const hits = await scriberyJson(['search', '--data', dataDir, `rec:${recording} saw:"${text}"`]);
      // What scrolled by in a burst had no millisecond of its own; what stood is on the screen at its position.
      const stood = hits.filter(
        (hit) => hit['until'] === null || Number(hit['until']) - Number(hit['position']) >= 200,
      );
      assert.ok(stood.length > 0);
      for (const hit of stood) {
        const [screen] = await scriberyJson([
          'screen',
          recording,
          '--data',
          dataDir,
          '--at',
          String(hit['position']),
        ]);
        const lines = screen?.['lines'];
        assert.ok(Array.isArray(lines));
        const shown = String(lines[Number(hit['row'])]);
        assert.ok(shown.includes(text), `row ${hit['row']} at ${hit['position']}: ${shown}`);
        assert.equal(screen?.['buffer'], hit['buffer']);
      }
    });
  }

  test('what was typed is found as typed', async () => {
    const [hit] = await scriberyJson(['search', '--data', dataDir, 'typed:"exit 7"']);
    assert.equal(hit?.['kind'], 'typed');
  });

  test('tlog-play plays the exported file to the same bytes', async () => {
    const file = join(folder, 'session.json');
    writeFileSync(file, await exported('tlog'));
    await using pty = new PtyDriver(['tlog-play', '--reader=file', `--file-path=${file}`, '--goto=end']);
    await pty.end();
    const { length } = session.shown;
    assert.ok(pty.output.subarray(0, length).equals(session.shown));
    // Behind it stands only what tlog-play writes to put the terminal back.
    assert.ok(pty.output.length - length < 64);
  });

  test('the sample recordings are imported beside it', async () => {
    const { url, token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
    const files = globSync(join(import.meta.dirname, '../../packages/cli/samples/*.json'));
    const { status, stderr } = await scribery(['import', ...files], {
      SCRIBERY_SERVER: url,
      SCRIBERY_TOKEN: token,
    });
    assert.equal(status, 0, stderr);
    assert.equal((await scriberyJson(['ls', '--data', dataDir])).length, files.length + 1);
  });

  test('in Chromium: sign in, search, open the hit, see the text', { skip: noChromium }, async () => {
    const browser = await startChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const violations: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') violations.push(message.text());
      });
      await page.goto(server.signInLink);
      await page.getByRole('searchbox').fill(`"${SEEN.vim}" OR denied OR "rolled back"`);
      await page.getByRole('searchbox').press('Enter');
      const hit = page.locator('a[href*="/recordings/"]', { hasText: 'port 8443' }).first();
      await hit.waitFor();
      await page.screenshot({ path: image('sessions.png') });
      await hit.click();
      await page.waitForURL(/\/recordings\/.*at=\d+/);
      await page.getByText(SEEN.vim).first().waitFor();
      await page.screenshot({ path: image('player.png') });
      assert.ok(!(await page.content()).includes(PASSWORD));
      assert.deepEqual(violations, []);
    } finally {
      await browser.close();
    }
  });

  test('SIGTERM ends the server with status 0, and the store is whole afterwards', async () => {
    assert.equal(await server.stop(), 0);
    const listed = await scriberyJson(['ls', '--data', dataDir]);
    assert.equal(listed[0]?.['recording'], recording);
  });

  async function exported(format: string): Promise<Buffer> {
    const { status, stdout, stderr } = await scribery([
      'export',
      recording,
      '--data',
      dataDir,
      '--format',
      format,
    ]);
    assert.equal(status, 0, stderr);
    return stdout;
  }
});

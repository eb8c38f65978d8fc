import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noChromium, startChromium } from './support/chromium.ts';
import { image } from './support/images.ts';
import { scriberyJson, ServerProcess } from './support/scribery.ts';

const REFUSED = 'sample-refused-by-sudo';

describe('the samples', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'scribery-e2e-samples-'));
  let server: ServerProcess;

  before(async () => {
    server = await ServerProcess.start(dataDir, ['--samples']);
  });

  /** How many audit events the store has. */
  async function events(): Promise<number> {
    const { url, token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/audit/search?limit=1`, { headers });
    return JSON.parse(await answer.text()).count;
  }

  after(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  test('have the commands of audited sessions, where their lines were typed', async () => {
    const commands = await scriberyJson(['commands', REFUSED, '--data', dataDir]);
    const sudo = commands.filter(({ args }) => JSON.stringify(args) === '["sudo","cat","/etc/shadow"]');
    assert.equal(sudo.length, 1);
    assert.equal(sudo[0]?.['exit'], 1);
    const [typed] = await scriberyJson(['search', '--data', dataDir, `rec:${REFUSED} typed:"sudo cat"`]);
    const away = Number(sudo[0]?.['position']) - Number(typed?.['until'] ?? typed?.['position']);
    assert.ok(Math.abs(away) < 500, `${away} ms away`);
    const found = await scriberyJson(['search', '--data', dataDir, 'cmd:"make deploy" as:alice host:web01']);
    assert.deepEqual(
      found.map(({ recording, text }) => [recording, text]),
      [
        ['sample-deploy-with-a-typo', 'make deploy'],
        ['sample-deploy-with-a-typo', 'make deploy'],
      ],
    );
  });

  test('are there once, however often they are loaded', async () => {
    const before = await events();
    assert.ok(before > 50, String(before));
    await server.stop();
    server = await ServerProcess.start(dataDir, ['--samples']);
    assert.equal(await events(), before);
  });

  test('show typed, seen and executed side by side', { skip: noChromium }, async () => {
    const browser = await startChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(20_000);
      await page.goto(server.signInLink);
      await page.getByRole('searchbox').waitFor();
      await page.goto(new URL(`/recordings/${REFUSED}?at=16500`, server.signInLink).href);
      await page.getByText('sudo cat /etc/shadow', { exact: true }).first().waitFor();
      await page.getByText('[sudo] password for bob:').first().waitFor();
      await page.screenshot({ path: image('commands.png') });
    } finally {
      await browser.close();
    }
  });
});

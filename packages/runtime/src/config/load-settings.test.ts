import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dataDirectory, loadSettings } from './load-settings.ts';

const home = mkdtempSync(join(tmpdir(), 'scribery-settings-'));
after(() => rmSync(home, { recursive: true }));

test('the file of the user is found below XDG_CONFIG_HOME', () => {
  mkdirSync(join(home, 'scribery'));
  writeFileSync(join(home, 'scribery', 'scribery.toml'), '[server]\nport = 8123\n');
  assert.equal(loadSettings({ environment: { XDG_CONFIG_HOME: home } }).server.port, 8123);
});

test('a file that is named and missing is refused', () => {
  assert.throws(() => loadSettings({ file: join(home, 'none.toml'), environment: {} }), {
    code: 'SCR_CONFIG',
    message: /none\.toml/,
  });
});

test('the data directory follows XDG_DATA_HOME, else the home, else is that of the service', () => {
  const settings = loadSettings({ environment: { HOME: home } });
  assert.equal(dataDirectory(settings, { XDG_DATA_HOME: '/srv/x', HOME: home }), '/srv/x/scribery');
  assert.equal(
    dataDirectory(settings, { XDG_DATA_HOME: 'relative', HOME: home }),
    `${home}/.local/share/scribery`,
  );
  assert.equal(dataDirectory(settings, { HOME: '/nonexistent' }), '/var/lib/scribery');
});

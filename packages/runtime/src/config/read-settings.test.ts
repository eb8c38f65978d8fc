import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { readSettings } from './read-settings.ts';

const read = (toml: string, environment: Record<string, string> = {}) =>
  readSettings({ name: 'scribery.toml', toml }, environment);

function refused(run: () => unknown): ScriberyError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ScriberyError);
    assert.equal(error.code, 'SCR_CONFIG');
    return error;
  }
  return assert.fail('nothing was refused');
}

test('without a file and environment the defaults are in force', () => {
  const settings = readSettings(undefined, {});
  assert.equal(settings.server.port, 7420);
  assert.equal(settings.server.address, '127.0.0.1');
  assert.equal(settings.data.directory, null);
});

test('the file goes before the defaults and the environment before the file', () => {
  const settings = read('[data]\ndirectory = "/srv/a"\n[log]\nlevel = "warn"\n', { SCRIBERY_DATA: '/srv/b' });
  assert.equal(settings.data.directory, '/srv/b');
  assert.equal(settings.log.level, 'warn');
});

const bad: [string, string, number, number, RegExp][] = [
  ['an unknown section', '\n[servr]\nport = 1\n', 2, 1, /"servr" is not known; there are data,/],
  ['an unknown key', '[server]\nport = 1\n  prot = 2\n', 3, 3, /"server\.prot" is not known/],
  [
    'an unknown key after values that span lines',
    '[server]\nhost_names = [ # ]\n "a", "]",\n]\nx = """\n[y]\n"""',
    5,
    1,
    /server\.x/,
  ],
  ['a dotted key', 'server.prot = 2\n', 1, 1, /"server\.prot" is not known/],
  ['a quoted key', "[server]\n\t'po.rt' = 2\n", 2, 2, /server\.po\.rt/],
  ['a key of an inline table', 'log = { levle = 1 }\n', 1, 1, /"log\.levle" is not known/],
  [
    'a wrong type',
    '[server]\r\n\r\nport = "80"\r\n',
    3,
    1,
    /"server\.port" must be a whole number from 0 to 65535/,
  ],
  ['a value out of bounds', '[server]\nport = 70000\n', 2, 1, /from 0 to 65535/],
  ['a value that is no choice', '[log]\nlevel = "loud"\n', 2, 1, /must be one of "debug"/],
  ['a value in place of a table', 'server = 3\n', 1, 1, /must be a table/],
  ['an array of tables', '[[server]]\nport = 1\n', 1, 1, /must be a table/],
  ['broken TOML', '[server]\nport = = 1\n', 2, 8, /invalid value/i],
];
for (const [name, toml, line, column, message] of bad) {
  test(`${name} is refused with line and column`, () => {
    const error = refused(() => read(toml));
    assert.match(error.message, message);
    // Who prints it puts the place before it.
    assert.doesNotMatch(error.message, /scribery\.toml/);
    assert.deepEqual(
      [error.place.file, error.place.line, error.place.column],
      ['scribery.toml', line, column],
    );
  });
}

test('a key named like a member of every object is unknown, too', () => {
  assert.match(refused(() => read('[constructor]\n')).message, /"constructor" is not known/);
  assert.match(refused(() => read('[server]\ntoString = 1\n')).message, /"server\.toString" is not known/);
});

test('a bad value in the environment is refused by the name of the variable', () => {
  assert.match(
    refused(() => readSettings(undefined, { SCRIBERY_LOG: 'loud' })).message,
    /SCRIBERY_LOG must be one of/,
  );
});

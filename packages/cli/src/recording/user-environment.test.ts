import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userEnvironment } from './user-environment.ts';

const byNpx = {
  npm_command: 'exec',
  npm_config_cache: '/home/a/.npm',
  INIT_CWD: '/home/a',
  COLOR: '1',
  HOME: '/home/a',
  PATH: '/srv/s/node_modules/.bin:/srv/node_modules/.bin:/usr/lib/npm/node-gyp-bin:/usr/bin:/bin',
};

for (const npm_command of ['exec', 'start']) {
  test(`what npm adds for its command "${npm_command}" is taken away`, () => {
    const environment = userEnvironment({ ...byNpx, npm_command });
    assert.deepEqual(environment, { HOME: '/home/a', PATH: '/usr/bin:/bin' });
  });
}

test('an environment of the user, or of a script of his, stays as it is', () => {
  const script = { ...byNpx, npm_command: 'run-script' };
  assert.equal(userEnvironment(script), script);
});

test('what bin/scribery adds for its own process is taken away', () => {
  const environment = {
    HOME: '/home/a',
    MALLOC_ARENA_MAX: '2',
    MALLOC_CHECK_: '1',
    SCRIBERY_ADDED: 'MALLOC_ARENA_MAX MALLOC_MMAP_THRESHOLD_',
  };
  assert.deepEqual(userEnvironment(environment), { HOME: '/home/a', MALLOC_CHECK_: '1' });
});

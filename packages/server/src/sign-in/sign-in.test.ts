import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SESSION_MS } from './browser-sessions.ts';
import { SignIn } from './sign-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'scribery-sign-in-'));
after(() => rmSync(folder, { recursive: true }));

let clock = 1_000_000;
const sessionsFile = join(folder, 'sessions.json');
const signIn = (file: string | null = null) =>
  new SignIn({ token: 'the token', sessionsFile: file, hostNames: [], now: () => clock });

test('a bearer token is compared whole', () => {
  const one = new SignIn({ token: 'abc', sessionsFile: null, hostNames: [], now: () => clock });
  assert.deepEqual(one.caller('Bearer abc', undefined), { via: 'token' });
  for (const wrong of ['Bearer abcd', 'Bearer ab', 'Bearer', 'Basic abc', '', 'Bearer abc d']) {
    assert.equal(one.caller(wrong, undefined), undefined, wrong);
  }
});

test('a link signs in once, and not after its time', () => {
  const { links } = signIn();
  const { token } = links.issue();
  assert.equal(links.redeem(token), true);
  assert.equal(links.redeem(token), false);
  const late = links.issue();
  clock = late.expires;
  assert.equal(links.redeem(late.token), false);
  assert.equal(links.redeem(''), false);
});

test('of many links the newest stay good', () => {
  const { links } = signIn();
  const tokens = Array.from({ length: 20 }, () => links.issue().token);
  assert.equal(links.redeem(tokens[0] ?? ''), false);
  assert.equal(links.redeem(tokens[19] ?? ''), true);
});

test('a browser stays signed in over a restart, until its time or its sign-out', () => {
  const { secret, expires } = signIn(sessionsFile).sessions.begin();
  assert.equal(statSync(sessionsFile).mode & 0o777, 0o600);
  assert.ok(!readFileSync(sessionsFile, 'utf8').includes(secret), 'the cookie does not stand in the file');
  const restarted = signIn(sessionsFile);
  assert.equal(restarted.caller(undefined, secret)?.via, 'cookie');
  clock = expires;
  assert.equal(restarted.caller(undefined, secret), undefined);
  clock = expires - SESSION_MS;
  restarted.sessions.end(secret);
  assert.equal(signIn(sessionsFile).caller(undefined, secret), undefined);
});

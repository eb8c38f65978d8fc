import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { TestApp, TOKEN, temporaryFolder } from '../testing/test-app.ts';

const folder = temporaryFolder();
const served = await TestApp.open(folder.path);
const { app, signIn } = served;
after(async () => {
  await served.close();
  folder[Symbol.dispose]();
});

async function signedIn(): Promise<string> {
  const { token } = signIn.links.issue();
  const answer = await app.inject({ method: 'POST', url: '/api/sign-in', payload: { token } });
  assert.equal(answer.statusCode, 200, answer.body);
  const cookie = String(answer.headers['set-cookie']);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  assert.match(cookie, /Path=\//);
  return cookie.split(';')[0] ?? '';
}

test('every route of the API but health and sign-in is refused to strangers', async () => {
  const { paths = {} } = app.swagger();
  const open: string[] = [];
  const calls = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => ({ method, path: path.replace('{recording}', 'some') })),
  );
  assert.ok(calls.length > 12);
  const more = [
    '/api/docs',
    '/api/docs/static/index.html',
    '/api/openapi.json',
    '/api/nothing',
    '/api',
    '/%61pi/recordings',
  ];
  for (const { method, path } of [...calls, ...more.map((path) => ({ method: 'get', path }))]) {
    const answer = await app.inject({ method: method === 'post' ? 'POST' : 'GET', url: path });
    if (answer.statusCode !== 401) open.push(`${method} ${path}`);
    else assert.equal(answer.json().error.code, 'SCR_NOT_SIGNED_IN');
  }
  assert.deepEqual(open.toSorted(), ['get /api/health', 'post /api/sign-in']);
});

test('a wrong token is refused, also beside a good cookie', async () => {
  const cookie = await signedIn();
  for (const headers of [
    { authorization: 'Bearer wrong' },
    { authorization: 'Bearer wrong', cookie },
    { cookie: `${cookie}x` },
  ]) {
    assert.equal((await app.inject({ url: '/api/session', headers })).statusCode, 401);
  }
});

test('a link signs a browser in once, until it signs out', async () => {
  const { token } = signIn.links.issue();
  const use = () => app.inject({ method: 'POST', url: '/api/sign-in', payload: { token } });
  const cookie = String((await use()).headers['set-cookie']).split(';')[0] ?? '';
  const second = await use();
  assert.deepEqual([second.statusCode, second.json().error.code], [401, 'SCR_SIGN_IN_LINK_USED']);

  const session = (await app.inject({ url: '/api/session', headers: { cookie } })).json();
  assert.equal(session.via, 'cookie');
  assert.ok(session.expires > Date.now());
  const out = await app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie } });
  assert.equal(out.statusCode, 204);
  assert.equal((await app.inject({ url: '/api/session', headers: { cookie } })).statusCode, 401);
});

test('another link is made for the token alone', async () => {
  const cookie = await signedIn();
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/sign-in-link', headers });
  assert.equal((await post({ cookie })).statusCode, 401);
  const { url } = (await post({ authorization: `Bearer ${TOKEN}` })).json();
  const token = new URL(url).searchParams.get('token') ?? '';
  assert.equal(new URL(url).pathname, '/sign-in');
  assert.equal(signIn.links.redeem(token), true);
});

test('what a page of another site makes a browser send is refused', async () => {
  const cookie = await signedIn();
  const post = (headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/api/sign-out',
      headers: { cookie, host: 'localhost:80', ...headers },
    });
  assert.equal((await post({ origin: 'https://evil.example' })).statusCode, 400);
  assert.equal((await post({ origin: 'null' })).statusCode, 400);
  assert.equal((await post({ origin: 'http://localhost:81' })).statusCode, 400);
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).statusCode, 400);
  assert.equal((await post({ 'sec-fetch-site': 'same-site' })).statusCode, 400);
  assert.equal(
    (await post({ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' })).statusCode,
    204,
  );
});

test('a name that is not ours is refused, whatever address it leads to', async () => {
  for (const host of ['evil.example', 'localhost.evil.example:7420', '10.0.0.1']) {
    const answer = await app.inject({
      url: '/api/session',
      headers: { host, authorization: `Bearer ${TOKEN}` },
    });
    assert.equal(answer.statusCode, 400, host);
    assert.equal(answer.json().error.field, 'host');
  }
});

test('a body that is no sign-in is refused by its field', async () => {
  for (const payload of [{}, { token: 5 }, { token: 'x'.repeat(1000) }]) {
    const answer = await app.inject({ method: 'POST', url: '/api/sign-in', payload });
    assert.deepEqual([answer.statusCode, answer.json().error.field], [400, 'token']);
  }
  const huge = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { token: 'x'.repeat(100_000) },
  });
  assert.equal(huge.json().error.code, 'SCR_REQUEST_INVALID');
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lines, madeMessages } from '../testing/made-recording.ts';
import { TestApp, temporaryFolder } from '../testing/test-app.ts';

const folder = temporaryFolder();
const served = await TestApp.open(folder.path);
after(async () => {
  await served.close();
  folder[Symbol.dispose]();
});
await served.ingest(lines(madeMessages('whole', [[[0, 'o', 'permission denied\r\n']], [[900, 'x', 0]]])));
await served.writer.settle();

const urls = [
  '/api/search?query=denied',
  '/api/audit/search',
  '/api/recordings',
  '/api/recordings?query=denied',
];

for (const url of urls) {
  test(`${url} tells nothing where all could be read`, async () => {
    assert.deepEqual(JSON.parse((await served.get(url)).text).problems, []);
  });
}

test('a month that cannot be read is told by every list, and the others are given', async () => {
  writeFileSync(join(folder.path, 'months', '2020-01.sqlite'), 'this is no database'.repeat(1000));
  for (const url of urls) {
    const answer = await served.get(url);
    assert.equal(answer.status, 200, url);
    const { problems, recordings, hits } = JSON.parse(answer.text);
    assert.match(problems.join(), /damaged: .*2020-01\.sqlite.*move it away/, url);
    assert.equal((hits ?? recordings ?? ['']).length, 1, url);
  }
});

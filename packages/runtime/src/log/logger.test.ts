import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './logger.ts';

function logged(readable: boolean, write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(createLogger({ level: 'info', readable, stream: { write: (line: string) => void (text += line) } }));
  return text;
}

test('an entry is one JSON object a line', () => {
  const text = logged(false, (logger) => logger.info({ port: 80 }, 'listening'));
  assert.deepEqual({ ...JSON.parse(text), time: 0 }, { level: 30, time: 0, port: 80, msg: 'listening' });
});

test('secrets are redacted wherever they usually stand', () => {
  const text = logged(false, (logger) =>
    logger.info({ token: 's3cret', req: { headers: { authorization: 's3cret', cookie: 's3cret' } } }, 'x'),
  );
  assert.doesNotMatch(text, /s3cret/);
});

test('lines for people tell level, sentence, fields and the cause, and hold no control characters', () => {
  const text = logged(true, (logger) =>
    logger.warn({ err: new Error('no\u001b[31m disk'), recording: 'a' }, 'failed'),
  );
  assert.match(text, /^\d\d:\d\d:\d\d warn {2}failed: no\\u001b\[31m disk recording="a"\n$/);
});

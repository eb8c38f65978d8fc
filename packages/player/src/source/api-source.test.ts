import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiFailure } from '../api/api-failure.ts';
import type { EventChunk } from '../engine/playback-source.ts';
import { ApiSource } from './api-source.ts';

const signal = new AbortController().signal;

function message(id: number, text: string) {
  const base = { ver: '2.3', host: 'h', rec: 'r-1', user: 'u', term: 't', session: 1, time: 0 };
  return {
    ...base,
    id,
    pos: id * 100,
    timing: `>${text.length}`,
    in_txt: '',
    in_bin: [],
    out_txt: text,
    out_bin: [],
  };
}

/** A server that answers the paths it is told about, and keeps what was asked. */
function answering(answers: Record<string, string | Response>) {
  const asked: string[] = [];
  const fetch = async (path: string): Promise<Response> => {
    asked.push(path);
    const answer = answers[path];
    if (answer instanceof Response) return answer;
    return answer === undefined ? new Response('', { status: 404 }) : new Response(answer);
  };
  return { fetch, asked };
}

const end = (next: number | null) => JSON.stringify({ end: { next, duration: 300, live: false } });
const line = (id: number, text: string) => `${JSON.stringify({ message: message(id, text) })}\n`;

function texts(chunks: readonly EventChunk[]): string[] {
  return chunks.flatMap(({ events }) =>
    events.map((event) => (event.kind === 'output' ? new TextDecoder().decode(event.data) : event.kind)),
  );
}

test('a jump asks for a keyframe and what follows, and a slice goes on after the last message', async () => {
  const { fetch, asked } = answering({
    '/api/recordings/r-1/playback?from=150&to=10150': line(1, 'a') + end(1),
    '/api/recordings/r-1/playback?after=1': line(2, 'b') + line(3, 'c') + end(null),
  });
  const source = new ApiSource(fetch, 'r-1');
  const first = await source.from(150, signal);
  assert.deepEqual([texts(first.chunks), first.next, first.duration], [['a'], 1, 300]);
  assert.deepEqual(texts((await source.after(1, signal)).chunks), ['b', 'c']);
  assert.equal(asked.length, 2);
});

test('a missing message is told as a gap', async () => {
  const { fetch } = answering({ '/api/recordings/r-1/playback?after=1': line(3, 'c') + end(null) });
  assert.deepEqual(texts((await new ApiSource(fetch, 'r-1').after(1, signal)).chunks), ['gap', 'c']);
});

test('a refusal tells code and message of the server', async () => {
  const body = JSON.stringify({
    error: { code: 'SCR_RECORDING_NOT_FOUND', message: 'No such recording: r-1' },
  });
  const { fetch } = answering({ '/api/recordings/r-1': new Response(body, { status: 404 }) });
  await assert.rejects(new ApiSource(fetch, 'r-1').facts(signal), (error) => {
    assert.ok(error instanceof ApiFailure);
    assert.deepEqual([error.status, error.code], [404, 'SCR_RECORDING_NOT_FOUND']);
    return true;
  });
});

test('an answer that breaks off is a failure', async () => {
  const { fetch } = answering({ '/api/recordings/r-1/playback?after=1': line(2, 'b') });
  await assert.rejects(new ApiSource(fetch, 'r-1').after(1, signal), ApiFailure);
});

test('live tells messages and the end, and connects again after a loss', async () => {
  const sse = (id: number, text: string) => `id: ${id}\ndata: ${JSON.stringify(message(id, text))}\n\n`;
  const { fetch, asked } = answering({
    '/api/recordings/r-1/live?after=1': sse(2, 'b'),
    '/api/recordings/r-1/live?after=2': `: still here\n\n${sse(3, 'c')}event: end\ndata: {}\n\n`,
  });
  const told: string[] = [];
  await new Promise<void>((resolve) => {
    new ApiSource(fetch, 'r-1').live(1, {
      chunk: (chunk) => told.push(...texts([chunk])),
      ended: () => resolve(),
    });
  });
  assert.deepEqual(told, ['b', 'c']);
  assert.equal(asked.length, 2);
});

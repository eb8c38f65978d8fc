import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { verifyChain } from './chain.ts';
import type { RecordingEvent, RecordingHeader } from './event.ts';
import type { Message } from './message.ts';
import { MessageDecoder } from './message-decoder.ts';
import { type EncodedMessage, LEAST_PAYLOAD, MessageEncoder } from './message-encoder.ts';
import { headerOf } from './message-header.ts';
import { parseMessage } from './parse-message.ts';
import { serialiseMessage } from './serialise-message.ts';
import { expectedEvents } from './testing/expected-events.ts';
import { golden } from './testing/fixture.ts';
import { fuzzSettings } from './testing/fuzz-settings.ts';
import { randomEvents } from './testing/random-events.ts';

const header: RecordingHeader = {
  recording: '72951a99aa264d5f8eee7928e46e28ff-5-2aa64',
  host: 'demo.example.org',
  user: 'alice',
  term: 'xterm-256color',
  session: 7,
  start: 1_795_447_604_656,
  boot: '72951a99-aa26-4d5f-8eee-7928e46e28ff',
  loginUid: 1000,
  command: ['vim', 'notes'],
};
const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
const payload = fc.constantFrom(LEAST_PAYLOAD, 200, 2048, 16_384);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

test('any events come back from messages, in any chunking, within the payload limit', () => {
  fc.assert(
    fc.property(randomEvents, payload, fc.array(fc.boolean()), (events, limit, flushes) => {
      const encoder = new MessageEncoder(header, { payload: limit, sha256 });
      const messages = events.flatMap((event, index) => [
        ...encoder.push(event),
        ...[flushes[index] === true ? encoder.flush() : undefined].filter((full) => full !== undefined),
      ]);
      messages.push(...encoder.finish());
      checkMessages(
        messages.map(({ message }) => message),
        limit,
        events,
      );
    }),
    fuzzSettings,
  );
});

test('the line of a message is its serialised form, with and without a chain', () => {
  fc.assert(
    fc.property(randomEvents, payload, fc.boolean(), (events, limit, isChained) => {
      const encoder = new MessageEncoder(header, { payload: limit, ...(isChained ? { sha256 } : {}) });
      for (const { message, line: bytes } of [
        ...events.flatMap((event) => encoder.push(event)),
        ...encoder.finish(),
      ]) {
        const line = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        assert.equal(line, `${serialiseMessage(message)}\n`);
        const { in_bin: typed, out_bin: shown } = message;
        const plain = [`"in_bin":${JSON.stringify(typed)}`, `"out_bin":${JSON.stringify(shown)}`];
        for (const list of plain) assert.equal(line.includes(list), true);
      }
    }),
    fuzzSettings,
  );
});

test('after a kill at any message, encoding goes on from its state and nothing is lost or doubled', () => {
  fc.assert(
    fc.property(
      randomEvents,
      payload,
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      (events, limit, dice) => {
        const kept: EncodedMessage[] = [];
        let next = 0;
        let encoder = new MessageEncoder(header, { payload: limit, sha256 });
        // Each full message is kept; then the encoder may be killed, and all that it knew is that message's state.
        const keepOrDie = (full: readonly EncodedMessage[]): boolean => {
          for (const encoded of full) {
            kept.push(encoded);
            if (dice.next().value === 0) {
              const state = JSON.parse(JSON.stringify(encoded.state));
              encoder = new MessageEncoder(header, { payload: limit, sha256, state });
              next = encoded.state.events;
              return true;
            }
          }
          return false;
        };
        for (;;) {
          const event = events[next];
          if (event === undefined) {
            if (keepOrDie(encoder.finish())) continue;
            break;
          }
          next++;
          if (keepOrDie(encoder.push(event))) continue;
          const flushed = dice.next().value === 1 ? encoder.flush() : undefined;
          if (flushed !== undefined) keepOrDie([flushed]);
        }
        checkMessages(
          kept.map(({ message }) => message),
          limit,
          events,
        );
      },
    ),
    fuzzSettings,
  );
});

test('a megabyte of random bytes in one event comes back', () => {
  let state = 1;
  const data = Uint8Array.from({ length: 1_000_000 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
  const encoder = new MessageEncoder(header);
  const decoder = new MessageDecoder();
  const messages = [...encoder.push({ kind: 'output', at: 5, data }), ...encoder.finish()];
  const parts = messages.flatMap(({ message }) => decoder.decode(message).events);
  assert.ok(
    Buffer.concat(parts.flatMap((event) => (event.kind === 'output' ? [event.data] : []))).equals(data),
  );
});

test('messages are written as the golden file has them', () => {
  const events: RecordingEvent[] = [
    { kind: 'resize', at: 0, cols: 80, rows: 24 },
    { kind: 'output', at: 2.9, data: text('\u001b[?2004h$ ') },
    { kind: 'input', at: 330, data: text('né\r') },
    { kind: 'output', at: 331, data: Uint8Array.of(0xe2, 0x82) },
    { kind: 'input', at: 332, data: Uint8Array.of(0xff, 0xfe) },
    { kind: 'output', at: 333, data: Uint8Array.of(0xac, 0x20, 0xe2, 0x82, 0x20, 0xed, 0xa0, 0x80) },
    { kind: 'masked', at: 340 },
    { kind: 'resize', at: 400, cols: 65_535, rows: 65_535 },
    { kind: 'suspend', at: 500 },
    { kind: 'resume', at: 1500 },
    { kind: 'signal', at: 1600, signal: 'SIGTERM' },
    { kind: 'gap', at: 1700, reason: 'The disk was full', bytes: 4096 },
    { kind: 'output', at: 1800, data: text('日本🙂 '.repeat(20)) },
    { kind: 'end', at: 2000, exit: 7 },
  ];
  const encoder = new MessageEncoder(header, { payload: 256, sha256 });
  const lines = events
    .flatMap((event) => encoder.push(event))
    .map(({ line }) => new TextDecoder().decode(line));
  assert.equal(lines.join(''), golden('messages.json', lines.join('')));
  assert.deepEqual(encoder.finish(), []);
});

test('a split character stands at its last byte, over flushes and messages', () => {
  const encoder = new MessageEncoder(header);
  encoder.push({ kind: 'output', at: 1, data: Uint8Array.of(0x61, 0xe2) });
  assert.equal(encoder.flush()?.message.out_txt, 'a');
  assert.equal(encoder.push({ kind: 'output', at: 2, data: Uint8Array.of(0x82) }).length, 0);
  assert.equal(encoder.flush(), undefined);
  encoder.push({ kind: 'output', at: 3, data: Uint8Array.of(0xac) });
  const { out_txt, pos, timing } = encoder.flush()?.message ?? {};
  assert.deepEqual({ out_txt, pos, timing }, { out_txt: '€', pos: 3, timing: '>1' });
});

test('messages tell the wall time by the clock as it was set last, also after a kill', () => {
  const encoder = new MessageEncoder(header);
  const hour = 3_600_000;
  encoder.push({ kind: 'output', at: 10, data: text('before') });
  const [before] = encoder.push({ kind: 'clock', at: 20, start: header.start - hour });
  encoder.push({ kind: 'output', at: 25, data: text('after') });
  const after = encoder.flush();
  assert.ok(before && after);
  const again = new MessageEncoder(header, { state: after.state });
  again.push({ kind: 'output', at: 40, data: text('later') });
  const times = [before, after, again.flush()].map((encoded) => encoded?.message.time);
  assert.deepEqual(
    times,
    [10, 25 - hour, 40 - hour].map((ms) => (header.start + ms) / 1000),
  );
});

test('a long command line is cut, and stands in the first message only', () => {
  const encoder = new MessageEncoder({ ...header, command: ['a', 'b'.repeat(10_000)] });
  encoder.push({ kind: 'masked', at: 0 });
  const first = encoder.flush()?.message;
  assert.equal(first?.cmd?.join(' ').length, 4097);
  encoder.push({ kind: 'masked', at: 1 });
  assert.equal(encoder.flush()?.message.cmd, undefined);
});

test('a payload limit that cannot be kept is refused', () => {
  for (const limit of [0, LEAST_PAYLOAD - 1, Number.NaN, 1e9]) {
    assert.throws(() => new MessageEncoder(header, { payload: limit }), { code: 'SCR_CONFIG' });
  }
});

/** Whether messages are sound, keep to the limit, and hold the events. */
function checkMessages(messages: readonly Message[], limit: number, events: readonly RecordingEvent[]): void {
  const decoder = new MessageDecoder();
  const decoded = messages.flatMap((message) => {
    if ((message.events?.length ?? 0) <= 1)
      assert.ok(payloadOf(message) <= limit, `${payloadOf(message)} bytes`);
    const parsed = parseMessage(serialiseMessage(message));
    assert.deepEqual(parsed.message, message);
    const { events: found, problems } = decoder.decode(message);
    assert.deepEqual(problems, []);
    return found;
  });
  assert.deepEqual(merged(decoded), expectedEvents(events));
  const first = messages[0];
  if (first === undefined) return;
  const clocks = events.flatMap((event) => (event.kind === 'clock' ? [event.start] : []));
  const { start } = headerOf(first);
  assert.deepEqual(headerOf(first), { ...header, start });
  assert.ok([header.start, ...clocks].includes(start));
  assert.equal(verifyChain(messages, sha256).verdict, 'whole');
}

/** Adjacent data of a moment as one event: a message may have ended in between. */
function merged(events: readonly RecordingEvent[]): RecordingEvent[] {
  const result: RecordingEvent[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (last?.kind === event.kind && last.at === event.at && 'data' in last && 'data' in event) {
      const data = new Uint8Array(Buffer.concat([last.data, event.data]));
      result[result.length - 1] = { ...last, data };
    } else result.push('data' in event ? { ...event, data: new Uint8Array(event.data) } : event);
  }
  return result;
}

/** Bytes that count towards the limit, as tlog counts them. */
function payloadOf({ timing, in_txt, in_bin, out_txt, out_bin, events }: Message): number {
  const escaped = [in_txt, out_txt].map((value) => JSON.stringify(value).slice(1, -1));
  const lists = [in_bin, out_bin].map((bytes) => bytes.join(','));
  const others = events === undefined ? '' : JSON.stringify(events).slice(1, -1);
  return Buffer.byteLength([timing, ...escaped, ...lists, others].join(''));
}

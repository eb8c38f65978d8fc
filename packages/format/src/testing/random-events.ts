import * as fc from 'fast-check';
import type { RecordingEvent } from '../event.ts';

const pieces = [
  fc.uint8Array({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => Buffer.from(text)),
  // Beginnings, middles and ends of characters, so that many chunks split one.
  fc
    .constantFrom(
      'f0',
      '9f',
      '98',
      '80',
      'e2',
      '82',
      'ac',
      'c3',
      'a9',
      'ed',
      'a0',
      'f4',
      '90',
      'efbfbd',
      'efbbbf',
      'e282',
      'f09f98',
    )
    .map((hex) => Buffer.from(hex, 'hex')),
  fc.constantFrom('\u001b[31m', '"\\\n', 'plain text ', '日本🙂').map((text) => Buffer.from(text)),
];
const data = fc
  .array(fc.oneof(...pieces), { maxLength: 6 })
  .map((parts) => new Uint8Array(Buffer.concat(parts)));
const size = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 65_535));
const signal = fc.constantFrom('SIGHUP', 'SIGKILL');

type Timeless = RecordingEvent extends infer Event
  ? Event extends RecordingEvent
    ? Omit<Event, 'at'>
    : never
  : never;

const happening: fc.Arbitrary<Timeless> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('output' as const), data }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('input' as const), data }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('resize' as const), cols: size, rows: size }) },
  fc.record({ kind: fc.constant('signal' as const), signal }),
  fc.record({ kind: fc.constantFrom('suspend' as const, 'resume' as const, 'masked' as const) }),
  fc.record({ kind: fc.constant('clock' as const), start: fc.nat(2e12) }),
  fc.record({ kind: fc.constant('marker' as const), label: fc.string({ maxLength: 10, unit: 'grapheme' }) }),
  fc.record(
    { kind: fc.constant('gap' as const), reason: fc.string({ maxLength: 10 }), bytes: fc.nat() },
    { requiredKeys: ['kind', 'reason'] },
  ),
);
const ending: fc.Arbitrary<Timeless> = fc.oneof(
  fc.record({ kind: fc.constant('end' as const), exit: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('end' as const), signal }),
);
const delay = fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.nat());

/** Any recording: any bytes in any chunking, every kind of event, an `end` in half of them. */
export const randomEvents: fc.Arbitrary<RecordingEvent[]> = fc
  .tuple(fc.array(fc.tuple(delay, happening), { maxLength: 25 }), fc.option(fc.tuple(delay, ending)))
  .map(([middle, last]) => {
    let at = 0;
    return [...middle, ...(last === null ? [] : [last])].map(([wait, event]) => {
      at += wait;
      return { ...event, at };
    });
  });

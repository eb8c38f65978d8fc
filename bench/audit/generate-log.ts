import { type GeneratedEvent, generatedEvent } from './generated-event.ts';
import { seededRandom } from './seeded-random.ts';

/** Events under way at a time: as many processors as a busy host writes records from at once. */
const INTERLEAVED = 8;
/** 2026-11-01T00:00Z, in ms. */
const STARTED = Date.UTC(2026, 10, 1);
/** Characters of one piece of the log. */
const PIECE_LENGTH = 1024 * 1024;

export interface LogOptions {
  readonly events: number;
  readonly seed?: number;
  /** Whether auditd added the names of ids and calls behind 0x1D (`log_format = ENRICHED`); else it is `RAW`. */
  readonly enriched?: boolean;
}

/**
 * An audit log of so many events, always the same for a seed, in pieces of about 1 MiB: about 615 bytes an event when
 * enriched, 470 when not. One event in five has records of others between its own.
 */
export function* generateLog({ events, seed = 1, enriched = true }: LogOptions): Generator<string> {
  const random = seededRandom(seed);
  const open: { stamp: string; records: GeneratedEvent; next: number }[] = [];
  let piece = '';
  let made = 0;
  while (made < events || open.length > 0) {
    if (made < events && open.length < INTERLEAVED) {
      made += 1;
      const time = STARTED + made * 4 + random(4);
      const stamp = `audit(${Math.floor(time / 1000)}.${String(time % 1000).padStart(3, '0')}:${made})`;
      open.push({ stamp, records: generatedEvent(random), next: 0 });
    }
    const at = random(5) === 0 ? random(open.length) : 0;
    const event = open[at];
    if (event === undefined) continue;
    // An event is written whole most of the time, as the kernel hands its records over together.
    const count = random(5) === 0 ? 1 : event.records.length;
    for (let n = 0; n < count && event.next < event.records.length; n++) {
      const record = event.records[event.next++];
      const body = enriched ? record?.body : record?.body.split('\x1d', 1)[0];
      piece += `type=${record?.type} msg=${event.stamp}: ${body}\n`;
    }
    if (event.next === event.records.length) open.splice(at, 1);
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

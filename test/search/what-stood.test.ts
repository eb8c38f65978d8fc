import assert from 'node:assert/strict';
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRecordings, type RecordingEvent } from '@scribery/format';
import { type LineHit, openSqliteStore } from '@scribery/store';
import fc from 'fast-check';
import { IndexedWords } from './indexed-words.ts';
import { randomTyping } from './random-typing.ts';
import { type WordStay, wordStays } from './word-stays.ts';

/** What is promised: a text that stood so long is found, with a position that is so exact, in ms. */
const STOOD_MS = 200;
const EXACT_MS = 100;

const fuzz = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 150), seed: 20261126 };
/** A directory of recordings that can be read, for the long form; without it some small ones. */
const recordings =
  process.env['SCRIBERY_RECORDINGS'] ??
  fileURLToPath(new URL('../../packages/screen/fixtures', import.meta.url));

describe('what stood on the screen', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'scribery-stood-'));
  const store = await openSqliteStore(directory, { mode: 'write', ephemeral: true });
  after(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  const check = async (events: readonly RecordingEvent[], end: number) => {
    const words = await IndexedWords.of(store, events, end);
    const stays = wordStays(events, end);
    for (const stay of stays) {
      if (stay.until - stay.from < STOOD_MS) continue;
      const hits = await words.hits(stay.word);
      assert.ok(
        hits.some((hit) => tellsOf(hit, stay, end)),
        `${stay.word} stood from ${stay.from} to ${stay.until}: ${JSON.stringify(hits.map(shortly))}`,
      );
    }
    return { words, stays };
  };

  for (const file of readdirSync(recordings, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:cast|json)$/.test(file)) continue;
    it(`is found word by word in ${file}`, async () => {
      const { events, end } = await read(join(recordings, file));
      await check(events, end);
    });
  }

  it('is found, and nothing else, whatever is typed with whatever pauses', async () => {
    await fc.assert(
      fc.asyncProperty(randomTyping, async (events) => {
        const end = (events.at(-1)?.at ?? 0) + 1000;
        const { words, stays } = await check(events, end);
        for (const word of new Set(stays.map((stay) => stay.word))) {
          for (const hit of await words.hits(word)) {
            const told = `${word} did not stand: ${JSON.stringify(shortly(hit))}`;
            assert.ok(stoodAt(stays, word, hit.position), told);
          }
        }
      }),
      fuzz,
    );
  });
});

async function read(file: string): Promise<{ events: RecordingEvent[]; end: number }> {
  const events: RecordingEvent[] = [];
  let end = 0;
  for await (const part of readRecordings(createReadStream(file), { recording: 'r' })) {
    if (part.part === 'events') events.push(...part.events);
    if (part.part === 'end') end = Math.max(end, part.lastPosition);
  }
  return { events, end };
}

/** Whether a hit tells when and where a word came to stand; or that it stood already, as when its line moved. */
function tellsOf(hit: LineHit, { from, until, place }: WordStay, end: number): boolean {
  if (hit.buffer !== place.buffer) return false;
  if (hit.position < from && standsOn(hit, { from, until, place }, end)) return true;
  if (Math.abs(hit.position - from) > EXACT_MS) return false;
  return !place.exact || hit.places.some(({ row, column }) => row === place.row && column === place.column);
}

function standsOn(hit: LineHit, { from, until, place }: Omit<WordStay, 'word'>, end: number): boolean {
  const gone = hit.until ?? end;
  // A line that wraps is over when the first of its rows leaves the screen.
  const leaves = hit.text.length > place.cols && gone >= from - EXACT_MS;
  return leaves || gone >= until - EXACT_MS;
}

function stoodAt(stays: readonly WordStay[], word: string, position: number): boolean {
  return stays.some(
    (stay) => stay.word === word && stay.from <= position + EXACT_MS && stay.until >= position - EXACT_MS,
  );
}

function shortly({ position, until, buffer, row, column, text }: LineHit) {
  return { position, until, buffer, row, column, text };
}

import type { RecordingList, RecordingSummary } from '@scribery/player';

/** Recordings on a page of the list. */
export const PAGE_SIZE = 50;

/** How a recording ended, in a word or two; undefined while it is live or when nothing is known. */
export function outcomeOf(recording: RecordingSummary): string | undefined {
  if (recording.live) return undefined;
  if (recording.signal !== undefined) return recording.signal;
  if (recording.exit !== undefined) return `exit ${recording.exit}`;
  return undefined;
}

/**
 * The list after news of one recording: its row is renewed, or added on top where it belongs.
 *
 * @param first the list is the first page, without a query: only there is it known that a new recording belongs to it
 */
export function withNews(list: RecordingList, news: RecordingSummary, first: boolean): RecordingList {
  const known = list.recordings.findIndex(({ recording }) => recording === news.recording);
  if (known >= 0) return { ...list, recordings: list.recordings.with(known, news) };
  if (!first) return list;
  const place = list.recordings.findIndex(({ start }) => start <= news.start);
  if (place < 0 && list.next !== null) return list;
  const recordings = list.recordings.toSpliced(place < 0 ? list.recordings.length : place, 0, news);
  // One that began before those that are known may have been counted, and have been here.
  const began = place === 0 || list.recordings.length === 0;
  return {
    ...list,
    recordings: recordings.slice(0, Math.max(PAGE_SIZE, list.recordings.length)),
    count: list.count !== null && began && !list.count_capped ? list.count + 1 : list.count,
  };
}

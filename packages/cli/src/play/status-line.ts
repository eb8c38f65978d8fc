import type { PlaybackState } from '@scribery/player';
import { displayWidth, graphemes } from '../output/display-width.ts';
import { clockText } from '../output/duration.ts';

/** What the line at the bottom tells. */
export interface Status {
  readonly state: PlaybackState['name'];
  /** ms. */
  readonly position: number;
  readonly duration: number;
  readonly speed: number;
  readonly live: boolean;
  readonly skipIdle: boolean;
  /** user@host, safe to print; empty where neither is known. */
  readonly who: string;
  /** How much of the recording's screen is shown when it does not fit. */
  readonly cropped?: string | undefined;
  /** A message in place of the bar. */
  readonly notice?: string | undefined;
  /** What is being typed, in place of all other notices. */
  readonly typed?: string | undefined;
}

const SIGNS: Readonly<Record<PlaybackState['name'], string>> = {
  idle: ' ',
  loading: '…',
  seeking: '…',
  waiting: '…',
  playing: '▶',
  paused: '‖',
  following: '●',
  ended: '■',
  failed: '✗',
};

/** Smallest bar that still tells something, in cells. */
const BAR_LEAST = 10;

/** The line as text of exactly `width` cells. */
export function statusText(status: Status, width: number): string {
  const speed = status.speed === 1 ? '' : `  ${status.speed}x`;
  const time = ` ${SIGNS[status.state]} ${clockText(status.position)} / ${clockText(status.duration)}${speed}`;
  const marks = [
    status.live ? 'live' : '',
    status.skipIdle ? 'skips idle' : '',
    status.cropped ?? '',
    status.who,
    '? help',
  ];
  const tail = `${marks.filter((mark) => mark !== '').join('  ')} `;
  const room = width - displayWidth(time) - displayWidth(tail) - 4;
  if (status.typed !== undefined) return beside(time, status.typed, width, fitEnd);
  if (status.notice !== undefined) return beside(time, status.notice, width, fit);
  if (room < BAR_LEAST) return fit(`${time}  ${tail}`, width);
  const done = status.duration === 0 ? 0 : Math.round((status.position / status.duration) * room);
  const bar = '━'.repeat(Math.min(room, done)) + '─'.repeat(Math.max(0, room - done));
  return fit(`${time}  ${bar}  ${tail}`, width);
}

/** A text beside the time, or, where there is no room for both, alone. */
function beside(
  time: string,
  text: string,
  width: number,
  cut: (text: string, width: number) => string,
): string {
  const both = `${time}  ${text}`;
  return displayWidth(both) <= width ? fit(both, width) : cut(` ${text}`, width);
}

/** Cuts a text to the last `width` cells: what was typed last is seen. */
function fitEnd(text: string, width: number): string {
  let cut = text;
  while (displayWidth(cut) > width) cut = `…${[...graphemes(cut)].slice(2).join('')}`;
  return fit(cut, width);
}

/** Fills a text to `width` cells, or cuts it, which `…` tells. */
function fit(text: string, width: number): string {
  let cut = text;
  const most = displayWidth(text) > width ? width - 1 : width;
  while (displayWidth(cut) > most) cut = [...graphemes(cut)].slice(0, -1).join('');
  if (most < width) cut += '…';
  return cut + ' '.repeat(width - displayWidth(cut));
}

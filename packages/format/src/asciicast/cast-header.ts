import { ScriberyError } from '@scribery/errors';
import type { RecordingHeader } from '../event.ts';
import { NO_SESSION } from '../message-header.ts';
import type { ReadOptions } from '../recording-part.ts';
import { isObject } from '../schema.ts';

type JsonObject = { readonly [key: string]: unknown };

/** What the header of an asciicast says. */
export interface CastHeader {
  readonly version: 1 | 2 | 3;
  readonly cols: number;
  readonly rows: number;
  readonly header: RecordingHeader;
  /** Names of keys that were wrong and stand at their default. */
  readonly wrong: readonly string[];
}

/** The size that terminals have when nothing else is known. */
export const DEFAULT_COLS = 80;
export const DEFAULT_ROWS = 24;
/** As in `struct winsize`. */
const LARGEST_WINDOW = 65_535;

/**
 * Reads a header of version 1, 2 or 3. Only the version has to be right.
 *
 * @throws SCR_INPUT_DAMAGED without a version, SCR_FORMAT_UNKNOWN for another one
 */
export function castHeader(value: unknown, options: ReadOptions): CastHeader {
  if (!isObject(value))
    throw new ScriberyError('SCR_INPUT_DAMAGED', 'the asciicast header is not a JSON object');
  const { version } = value;
  if (version !== 1 && version !== 2 && version !== 3) {
    const shown =
      typeof version === 'number' ? `asciicast version ${version}` : 'an asciicast without a version';
    throw new ScriberyError('SCR_FORMAT_UNKNOWN', `${shown}; 1, 2 and 3 are known`, { place: { line: 1 } });
  }
  const term = isObject(value['term']) ? value['term'] : {};
  const env = isObject(value['env']) ? value['env'] : {};
  const wrong: string[] = [];
  const [colsKey, rowsKey] = version === 3 ? ['term.cols', 'term.rows'] : ['width', 'height'];
  const cols = version === 3 ? term['cols'] : value['width'];
  const rows = version === 3 ? term['rows'] : value['height'];
  if (!isTerminalSize(cols)) wrong.push(colsKey ?? '');
  if (!isTerminalSize(rows)) wrong.push(rowsKey ?? '');
  return {
    version,
    cols: isTerminalSize(cols) ? cols : DEFAULT_COLS,
    rows: isTerminalSize(rows) ? rows : DEFAULT_ROWS,
    header: {
      recording: options.recording,
      host: options.host ?? 'unknown',
      user: options.user ?? 'unknown',
      term: textOf(version === 3 ? term['type'] : undefined) ?? textOf(env['TERM']) ?? 'xterm-256color',
      session: NO_SESSION,
      start: startOf(value, wrong),
      ...commandOf(value),
    },
    wrong,
  };
}

/** Whether a value is a number of columns or rows that a terminal can have. */
export function isTerminalSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST_WINDOW;
}

/** `timestamp` is in s since 1970; the limit is the year 9999. */
function startOf(value: JsonObject, wrong: string[]): number {
  const { timestamp } = value;
  if (timestamp === undefined) return 0;
  if (typeof timestamp === 'number' && timestamp >= 0 && timestamp < 253_402_300_800)
    return Math.round(timestamp * 1000);
  wrong.push('timestamp');
  return 0;
}

function commandOf(value: JsonObject): Pick<RecordingHeader, 'command'> {
  const command = textOf(value['command']);
  return command === undefined || command === '' ? {} : { command: [command] };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

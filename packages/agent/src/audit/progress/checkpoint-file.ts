import { open, readFile, rename } from 'node:fs/promises';
import { hasCode, ScriberyError } from '@scribery/errors';
import { fieldsOf } from '../json-fields.ts';
import type { UnfinishedLog } from './unfinished-log.ts';

/** Events that a queue had no room for and that nobody was told of yet. */
export interface Loss {
  readonly count: number;
  /** Time of the first and of the last, ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Everything that a collection needs to go on after it was killed at any point. */
export interface Checkpoint {
  readonly version: 1;
  /** What of the followed log is not committed, the oldest file first. */
  readonly logs: readonly UnfinishedLog[];
  /** By the name of an output: from where on it may have events that are not committed everywhere. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** By the name of an output. */
  readonly losses: Readonly<Record<string, Loss>>;
}

/**
 * Reads a checkpoint; undefined where there is none.
 * @throws ScriberyError SCR_INPUT_DAMAGED when it is not one
 */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isCheckpoint(value)) return value;
  } catch {
    // The same as JSON of another shape.
  }
  throw new ScriberyError(
    'SCR_INPUT_DAMAGED',
    'this is no checkpoint; remove it to begin anew, which sends again what the log still holds',
    { place: { file: path } },
  );
}

/** Writes a checkpoint's JSON so that the file is always whole, the old one or the new one, also after a power failure. */
export async function writeCheckpoint(path: string, json: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(`${json}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

function isCheckpoint(value: unknown): value is Checkpoint {
  const { version, logs, outputs, losses } = fieldsOf(value);
  return (
    version === 1 &&
    Array.isArray(logs) &&
    logs.every(isUnfinished) &&
    isObject(outputs) &&
    isObject(losses) &&
    Object.values(fieldsOf(losses)).every(isLoss)
  );
}

function isUnfinished(value: unknown): boolean {
  const { mark, offset, done } = fieldsOf(value);
  const { device, inode, headBytes, head } = fieldsOf(mark);
  return (
    [device, inode, headBytes, offset].every(Number.isSafeInteger) &&
    typeof head === 'string' &&
    Array.isArray(done) &&
    done.every((range) => Array.isArray(range) && range.length === 2 && range.every(Number.isSafeInteger))
  );
}

function isLoss(value: unknown): boolean {
  const { count, from, to } = fieldsOf(value);
  return [count, from, to].every(Number.isFinite);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

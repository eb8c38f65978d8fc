import { ScriberyError } from '@scribery/errors';
import type { Keyframe } from '@scribery/format';
import type { ScreenPatch } from './screen-patch.ts';

/**
 * The patch stands behind the sequences, in an application program command (APC) that other terminals ignore.
 * It is read here only: the same command in a recording's own output is ignored like any other.
 */
export const PATCH_START = '\x1b_scribery:';
export const PATCH_END = '\x1b\\';

/** What is done with a keyframe on a fresh terminal, in this order. */
export interface KeyframeParts {
  readonly sequences: Uint8Array;
  readonly pending: Uint8Array;
  readonly patch: ScreenPatch;
}

/** Takes a keyframe apart; throws SCR_INPUT_DAMAGED where its patch or its pending bytes cannot be read. */
export function keyframeParts(keyframe: Keyframe): KeyframeParts {
  const start = keyframe.screen.lastIndexOf(PATCH_START);
  const sequences = start < 0 ? keyframe.screen : keyframe.screen.slice(0, start);
  const json = start < 0 ? '{}' : keyframe.screen.slice(start + PATCH_START.length, -PATCH_END.length);
  return {
    sequences: new TextEncoder().encode(sequences),
    pending: pendingBytes(keyframe),
    patch: readPatch(json, keyframe.position),
  };
}

function pendingBytes(keyframe: Keyframe): Uint8Array {
  try {
    return Uint8Array.from(atob(keyframe.pending), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw damaged(keyframe.position, 'pending', cause);
  }
}

function readPatch(json: string, position: number): ScreenPatch {
  try {
    const patch: unknown = JSON.parse(json);
    if (isPatch(patch)) return patch;
  } catch (cause) {
    throw damaged(position, 'screen', cause);
  }
  throw damaged(position, 'screen', undefined);
}

function isPatch(value: unknown): value is ScreenPatch {
  if (typeof value !== 'object' || value === null) return false;
  const lists = ['wrapped', 'cells', 'strings'].map((key) => Reflect.get(value, key) ?? []);
  return lists.every((list) => Array.isArray(list) && list.every(Array.isArray));
}

function damaged(position: number, field: string, cause: unknown): ScriberyError {
  const detail = `the keyframe at ${position} ms has a patch that cannot be read; rebuild the index`;
  return new ScriberyError('SCR_INPUT_DAMAGED', detail, { cause, place: { field } });
}

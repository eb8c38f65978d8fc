import type { Keyframe } from '@scribery/format';
import { Emulator } from '../terminal/emulator.ts';
import { PATCH_END, PATCH_START } from './keyframe-parts.ts';
import { pendingSequence } from './pending-sequence.ts';
import { screenPatch } from './screen-patch.ts';
import { screenSequences } from './screen-sequences.ts';

/**
 * Terminal on which the sequences of a keyframe are tried, so that its patch is complete by construction.
 * One for all, because making one takes as long as parsing 20 KB.
 */
let canvas: Emulator | undefined;

/**
 * The screen of `emulator` at a moment; `after` is the id of the last message that is in it, `tracker` what the line
 * tracker needs (JSON, opaque here). `Emulator.restore` makes an emulator of it that cannot be told from this one.
 */
export function takeKeyframe(
  emulator: Emulator,
  moment: { readonly position: number; readonly after: number },
  tracker: string,
): Keyframe {
  const { cols, rows } = emulator;
  const sequences = screenSequences(emulator.core);
  const pending = pendingSequence(emulator);
  canvas = blank(canvas, cols, rows);
  canvas.write(new TextEncoder().encode(sequences));
  canvas.write(pending);
  const patch = JSON.stringify(screenPatch(emulator.core, canvas.core));
  return {
    ...moment,
    cols,
    rows,
    screen: patch === '{}' ? sequences : sequences + PATCH_START + asciiJson(patch) + PATCH_END,
    pending: btoa(String.fromCharCode(...pending)),
    tracker,
  };
}

/**
 * Undoes what a keyframe's sequences do, so that the terminal is as a new one: the pending sequence, the alternate buffer,
 * modes and style (DECSTR), mouse modes, and cells. RIS would make all rows anew.
 */
const UNDO = new TextEncoder().encode('\x18\x1b[?47l\x1b[!p\x1b[?1000l\x1b[?1006l\x1b[2J\x1b[H');

function blank(used: Emulator | undefined, cols: number, rows: number): Emulator {
  if (!used || used.unfinishedCharacter.length > 0 || used.cols !== cols || used.rows !== rows) {
    used?.dispose();
    return new Emulator(cols, rows);
  }
  used.write(UNDO);
  return used;
}

/** JSON whose strings hold no byte that would end or disturb the sequence that it stands in. */
function asciiJson(json: string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

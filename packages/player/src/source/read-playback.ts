import { type Keyframe, type Message, parseMessage } from '@scribery/format';

/** What a `playback` call gives; see docs/api.md. */
interface Playback {
  readonly keyframe?: Keyframe;
  readonly messages: readonly Message[];
  readonly end: { readonly next: number | null; readonly duration: number; readonly live: boolean };
}

/**
 * Reads the lines of a `playback` answer; undefined when it breaks off before its `end`.
 * A message that cannot be read is left out: the decoder then tells the gap.
 */
export function readPlayback(text: string): Playback | undefined {
  let keyframe: Keyframe | undefined;
  const messages: Message[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const part = parseLine(line);
    if (part?.end !== undefined)
      return { messages, end: part.end, ...(keyframe === undefined ? {} : { keyframe }) };
    if (part?.keyframe !== undefined) keyframe = part.keyframe;
    const { message } = part?.message === undefined ? {} : parseMessage(part.message);
    if (message !== undefined) messages.push(message);
  }
  return undefined;
}

interface PlaybackLine {
  readonly keyframe?: Keyframe;
  readonly message?: unknown;
  readonly end?: Playback['end'];
}

/** Our own server wrote the line: only what came from elsewhere, the message, is checked further. */
function parseLine(line: string): PlaybackLine | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import type { RecordingEvent } from '@scribery/format';

/** Events of an asciicast v2 in `fixtures`, with its first size, in messages of `perMessage` events. */
export function recorded(
  name: string,
  perMessage = 7,
): { cols: number; rows: number; messages: RecordingEvent[][] } {
  const [head = '', ...lines] = readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const header: { width: number; height: number } = JSON.parse(head);
  const events: RecordingEvent[] = [
    { kind: 'resize', at: 0, cols: header.width, rows: header.height },
    ...lines.flatMap((line) => eventOf(JSON.parse(line))),
  ];
  const messages: RecordingEvent[][] = [];
  for (let start = 0; start < events.length; start += perMessage)
    messages.push(events.slice(start, start + perMessage));
  return { cols: header.width, rows: header.height, messages };
}

function eventOf([seconds, kind, data]: [number, string, string]): RecordingEvent[] {
  const at = Math.round(seconds * 1000);
  if (kind === 'o') return [{ kind: 'output', at, data: Buffer.from(data) }];
  if (kind === 'i') return [{ kind: 'input', at, data: Buffer.from(data) }];
  if (kind !== 'r') return [];
  const [cols = 80, rows = 24] = data.split('x').map(Number);
  return [{ kind: 'resize', at, cols, rows }];
}

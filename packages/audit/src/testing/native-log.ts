import assert from 'node:assert/strict';
import { EventReader } from '../assembly/event-reader.ts';
import { NativeInverter } from '../native/native-inverter.ts';
import { NativeShape } from '../native/native-shape.ts';
import { reusedChunks } from './read-log.ts';

/** The native form of a log, with its text. */
export function toNative(log: Uint8Array): string {
  const shape = new NativeShape({ withText: true });
  let json = '';
  const reader = new EventReader({ onEvent: (event) => (json += `${shape.event(event)}\n`) });
  reader.push(log);
  reader.end();
  return json;
}

/** The log that a native form was made from; fails where a line is missing. */
export function fromNative(json: string): Buffer {
  const lines: Uint8Array[] = [];
  const inverter = new NativeInverter((line) => lines.push(line));
  for (const chunk of reusedChunks(Buffer.from(json), 4096)) inverter.push(chunk);
  inverter.end();
  assert.equal(inverter.missing, 0);
  return Buffer.concat(lines);
}

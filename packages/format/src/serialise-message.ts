import type { Message } from './message.ts';
import { eventKeys, messageKeys } from './message-keys.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const order = messageKeys.map(({ key }) => key).filter((key) => key !== 'chain');
const known = new Set<string>(messageKeys.map(({ key }) => key));
const eventOrder = Object.keys(eventKeys);

/**
 * The canonical form of a message, without its `chain`: one line of JSON that any reader can rebuild from the parsed
 * message. Known keys in the order of the table, then unknown ones sorted by UTF-16 units; strings escaped as
 * JSON.stringify does; `time` with exactly three decimals (tlog-play refuses a whole number there).
 */
export function canonicalMessage(message: Message): string {
  let line = '';
  for (const key of order) {
    const value = message[key];
    if (value === undefined) continue;
    line += `${line === '' ? '{' : ','}"${key}":`;
    if (key === 'time') line += message.time.toFixed(3);
    else if (key === 'events') line += JSON.stringify(value, eventOrder);
    else if (key === 'in_bin' || key === 'out_bin') line += byteList(message[key]);
    else line += JSON.stringify(value);
  }
  for (const [key, value] of Object.entries(message).filter(isExtra).toSorted(byKey)) {
    line += `,${JSON.stringify(key)}:${JSON.stringify(value)}`;
  }
  return `${line}}`;
}

/** One line (without its end) of a tlog file: the canonical form, and the chain as the last key. */
export function serialiseMessage(message: Message): string {
  const line = canonicalMessage(message);
  return message.chain === undefined ? line : `${line.slice(0, -1)},"chain":"${message.chain}"}`;
}

/** Up to so many bytes JSON.stringify is faster than a table. */
const SHORT = 32;
const DIGITS = 4;
/** Each byte as it stands in a JSON list, behind a comma: four characters, of which `LISTED_SIZE` count. */
const LISTED = new Uint8Array(256 * DIGITS);
const LISTED_SIZE = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  LISTED_SIZE[byte] = encoder.encodeInto(`,${byte}`, LISTED.subarray(byte * DIGITS)).written;
}

/** The JSON list of bytes, by a table: twice as fast as JSON.stringify, which knows nothing of what is in it. */
function byteList(bytes: readonly number[]): string {
  if (bytes.length < SHORT || !bytes.every(isByte)) return JSON.stringify(bytes);
  const list = new Uint8Array(bytes.length * DIGITS);
  let size = 0;
  for (const byte of bytes) {
    for (let n = 0; n < DIGITS; n++) list[size + n] = LISTED[byte * DIGITS + n] ?? 0;
    size += LISTED_SIZE[byte] ?? 0;
  }
  return `[${decoder.decode(list.subarray(1, size))}]`;
}

function isByte(value: number): boolean {
  return value >= 0 && value <= 255 && Number.isInteger(value);
}

function isExtra([key, value]: [string, unknown]): boolean {
  return value !== undefined && !known.has(key);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

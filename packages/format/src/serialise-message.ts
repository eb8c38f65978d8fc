import type { Message } from './message.ts';
import { eventKeys, messageKeys } from './message-keys.ts';

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

function isExtra([key, value]: [string, unknown]): boolean {
  return value !== undefined && !known.has(key);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Names of pino's levels. */
const LEVELS: Readonly<Record<string, string>> = {
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** A line of JSON from the logger as one for people: time, level, sentence, fields. Control characters stay escaped. */
export function readableLine(json: string): string {
  const entry: unknown = JSON.parse(json);
  if (typeof entry !== 'object' || entry === null) return json;
  const { level, time, msg, err, ...fields } = { level: 30, time: 0, msg: '', err: undefined, ...entry };
  const clock = new Date(time).toISOString().slice(11, 19);
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const reason = messageOf(err);
  const sentence = printable(`${msg}${reason === '' ? '' : `: ${reason}`}`);
  return `${clock} ${(LEVELS[String(level)] ?? String(level)).padEnd(5)} ${sentence}${rest.join('')}\n`;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) => JSON.stringify(char).slice(1, -1));
}

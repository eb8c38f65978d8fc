import { textOf } from '../record/latin1.ts';

/** Values by name, in the order of their first places; a name that is there twice has a list. */
type Fields = ReadonlyMap<string, string | readonly string[]>;

/** JSON of fields whose values are as written; `bytes` has those (base64) that are not UTF-8, under the same names. */
export function fieldsJson(
  names: readonly string[],
  values: readonly string[],
  from: number,
  to: number,
): { fields: string; bytes: string } {
  const texts = new Map<string, string | string[]>();
  const bytes = new Map<string, string | string[]>();
  for (let i = from; i < to; i++) {
    const name = textOf(names[i] ?? '').text;
    const value = values[i] ?? '';
    const { text, exact } = textOf(value);
    add(texts, name, text);
    if (!exact) add(bytes, name, btoa(value));
  }
  return { fields: objectJson(texts), bytes: objectJson(bytes) };
}

function add(fields: Map<string, string | string[]>, name: string, value: string): void {
  const known = fields.get(name);
  if (known === undefined) fields.set(name, value);
  else if (typeof known === 'string') fields.set(name, [known, value]);
  else known.push(value);
}

/** Written by hand, because a log may well have a field named `__proto__`. '' for no fields. */
function objectJson(fields: Fields): string {
  let json = '';
  for (const [name, value] of fields)
    json += `${json === '' ? '{' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}`;
  return json === '' ? '' : `${json}}`;
}

/** Every text and number in a JSON value, as text. */
export function leafTexts(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    found.add(String(value));
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) leafTexts(member, found);
  return found;
}

import {
  type EventCategory,
  type EventType,
  eventCategories,
  eventTypes,
  type Normalisation,
} from './normalisation.ts';

const categories: ReadonlySet<string> = new Set(eventCategories);
const types: ReadonlySet<string> = new Set(eventTypes);

/** Reads a table of rows: names, action, object, places of the object, categories, types. */
export function readRows(rows: string): Map<string, Normalisation> {
  const table = new Map<string, Normalisation>();
  for (const row of rows.split('\n')) {
    const [names = '', action = '', object, from = '', category = '', type = ''] = row.split(' ');
    if (names === '') continue;
    const normalisation: Normalisation = {
      action,
      object: object === '-' ? undefined : object,
      from: list(from),
      category: list(category).filter(isCategory),
      type: list(type).filter(isType),
      verdict: type === 'verdict',
    };
    for (const name of names.split(',')) table.set(name, normalisation);
  }
  return table;
}

function list(words: string): string[] {
  return words === '-' ? [] : words.split(',');
}

function isCategory(word: string): word is EventCategory {
  return categories.has(word);
}

function isType(word: string): word is EventType {
  return types.has(word);
}

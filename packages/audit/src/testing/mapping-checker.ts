import { isIP } from 'node:net';
import type { IndexTemplate, Mapping, Mappings } from '../schema/index-template.ts';

/** What an index would refuse in documents, or take as something else than it is, by the mappings of its template. */
export class MappingChecker {
  readonly conflicts = new Set<string>();
  readonly #properties: Mappings;

  constructor({ template }: IndexTemplate) {
    this.#properties = template.mappings.properties;
  }

  /** Number of fields that the index has. */
  get leaves(): number {
    return count(this.#properties);
  }

  check(document: unknown): void {
    this.#object(this.#properties, document, '');
  }

  #object(properties: Mappings, value: unknown, path: string): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.conflicts.add(`${path}: an object is wanted`);
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      const inner = path === '' ? name : `${path}.${name}`;
      const mapping = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (mapping === undefined) this.conflicts.add(`${inner}: not in the mapping`);
      else this.#value(mapping, member, inner);
    }
  }

  #value(mapping: Mapping, value: unknown, path: string): void {
    if (Array.isArray(value) && mapping.type !== 'flattened' && mapping.type !== 'flat_object') {
      for (const each of value) this.#value(mapping, each, path);
    } else if (mapping.properties !== undefined) this.#object(mapping.properties, value, path);
    else if (!fits(mapping.type ?? '', value))
      this.conflicts.add(`${path}: ${JSON.stringify(value)} is no ${mapping.type}`);
  }
}

function fits(type: string, value: unknown): boolean {
  switch (type) {
    case 'long':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
    case 'ip':
      return typeof value === 'string' && isIP(value) !== 0 && !value.includes('%');
    case 'flattened':
    case 'flat_object':
      return isFlat(value) && !Array.isArray(value) && typeof value === 'object';
    default:
      return typeof value === 'string';
  }
}

/** Leaves are texts, so that a number and a word under one name are no conflict. */
function isFlat(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(isFlat);
}

function count(properties: Mappings): number {
  return Object.values(properties).reduce(
    (sum, { properties: inner, fields }) =>
      sum + (inner === undefined ? 1 : count(inner)) + (fields === undefined ? 0 : count(fields)),
    0,
  );
}

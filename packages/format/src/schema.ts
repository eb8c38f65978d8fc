/** The part of JSON Schema that messages need; `violation` checks it. */
export type Schema = { readonly description?: string } & (
  | { readonly type: 'string'; readonly pattern?: string; readonly enum?: readonly string[] }
  | { readonly type: 'integer' | 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'array'; readonly items: Schema }
  | {
      readonly type: 'object';
      readonly properties: { readonly [key: string]: Schema };
      readonly required: readonly string[];
      readonly additionalProperties: false;
    }
);

/** What is wrong with a value, as the end of a sentence that starts with its name; undefined when nothing is. */
export function violation(schema: Schema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string':
      if (typeof value !== 'string') return 'is not a string';
      if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) return 'has a wrong form';
      if (schema.enum !== undefined && !schema.enum.includes(value)) return 'is not one of the known words';
      return undefined;
    case 'integer':
    case 'number':
      if (typeof value !== 'number') return 'is not a number';
      if (schema.type === 'integer' && !Number.isInteger(value)) return 'is not a whole number';
      if (!(value >= schema.minimum && value <= schema.maximum)) return 'is out of range';
      return undefined;
    case 'array':
      if (!Array.isArray(value)) return 'is not a list';
      for (const item of value) {
        const wrong = violation(schema.items, item);
        if (wrong !== undefined) return `has an entry that ${wrong}`;
      }
      return undefined;
    case 'object':
      if (!isObject(value)) return 'is not an object';
      for (const name of schema.required) if (!Object.hasOwn(value, name)) return `has no "${name}"`;
      for (const [name, entry] of Object.entries(value)) {
        const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
        if (property === undefined) return 'has a key that is not known';
        const wrong = violation(property, entry);
        if (wrong !== undefined) return `has a "${name}" that ${wrong}`;
      }
      return undefined;
  }
}

/** Whether a value is a JSON object, neither a list nor null. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

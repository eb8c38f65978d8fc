import type { JsonSchema } from '../schema/json-schema.ts';

/** The places where a value is not as a JSON Schema wants it; knows the keywords that the schemas here use. */
export function schemaErrors(schema: JsonSchema, value: unknown): string[] {
  return errors(schema, value, '', schema);
}

function errors(schema: JsonSchema, value: unknown, path: string, root: JsonSchema): string[] {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target === undefined ? [`${path}: no ${schema.$ref}`] : errors(target, value, path, root);
  }
  if (schema.type !== undefined && typeOf(value) !== schema.type)
    return [`${path}: not of type ${schema.type}`];
  const found: string[] = [];
  if (schema.enum !== undefined && !schema.enum.some((known) => known === value))
    found.push(`${path}: ${JSON.stringify(value)}`);
  if (schema.anyOf?.every((one) => errors(one, value, path, root).length > 0) === true)
    found.push(`${path}: none of the alternatives`);
  if (Array.isArray(value) && schema.items !== undefined) {
    const { items } = schema;
    found.push(...value.flatMap((each, at) => errors(items, each, `${path}[${at}]`, root)));
  } else if (typeof value === 'object' && value !== null)
    found.push(...memberErrors(schema, value, path, root));
  return found;
}

function memberErrors(schema: JsonSchema, value: object, path: string, root: JsonSchema): string[] {
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  const { properties = {}, additionalProperties = true } = schema;
  const found = missing.map((name) => `${path}: ${name} is missing`);
  for (const [name, member] of Object.entries(value)) {
    const inner = `${path}.${name}`;
    const known = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (known === false) found.push(`${inner}: not in the schema`);
    else if (typeof known === 'object') found.push(...errors(known, member, inner, root));
  }
  return found;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return Number.isSafeInteger(value) ? 'integer' : typeof value;
}

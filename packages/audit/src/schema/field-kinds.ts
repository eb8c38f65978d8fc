/**
 * How one field of a document is typed: in TypeScript, in the JSON Schema and in an index. The table of fields is made
 * of these, and the document's type, the schema and the index template are all made from the table.
 */
export interface FieldKind<T> {
  readonly index: IndexType;
  /** Whether the document holds a list of such values; an index does not tell the two apart. */
  readonly list: boolean;
  readonly description: string;
  /** The only values that there are. */
  readonly values?: readonly string[];
  /** The type of the value; nothing at run time. */
  readonly type?: T;
}

/**
 * `wildcard` is a keyword that is searched by its words and by any part of it; `stored` is kept and given back, but not
 * searched; `flattened` is one field for an object of any fields.
 */
export type IndexType =
  | 'date'
  | 'keyword'
  | 'wildcard'
  | 'text'
  | 'long'
  | 'ip'
  | 'boolean'
  | 'stored'
  | 'flattened';

/** Values of a flattened field: texts, lists and objects of them. */
export type FlatValue = string | readonly FlatValue[] | { readonly [name: string]: FlatValue };

/** A list of objects that share these fields. */
export interface ObjectList<T extends FieldTable> {
  readonly each: T;
}

export interface FieldTable {
  readonly [name: string]: FieldKind<unknown> | ObjectList<FieldTable> | FieldTable;
}

/** The object that a table describes: every field may be missing. */
export type DocumentOf<T> = {
  -readonly [K in keyof T]?: T[K] extends FieldKind<infer V>
    ? V | undefined
    : T[K] extends ObjectList<infer E>
      ? readonly DocumentOf<E>[] | undefined
      : DocumentOf<T[K]> | undefined;
};

export function isField(entry: FieldTable[string]): entry is FieldKind<unknown> {
  return 'index' in entry && typeof entry.index === 'string';
}

export function isObjectList(entry: FieldTable[string]): entry is ObjectList<FieldTable> {
  return 'each' in entry;
}

export const date = (description: string): FieldKind<string> => ({ index: 'date', list: false, description });
export const keyword = (description: string): FieldKind<string> => ({
  index: 'keyword',
  list: false,
  description,
});
export const keywords = (description: string): FieldKind<readonly string[]> => ({
  index: 'keyword',
  list: true,
  description,
});
export const oneOf = <V extends string>(description: string, values: readonly V[]): FieldKind<V> => ({
  index: 'keyword',
  list: false,
  description,
  values,
});
export const someOf = <V extends string>(
  description: string,
  values: readonly V[],
): FieldKind<readonly V[]> => ({ index: 'keyword', list: true, description, values });
export const wildcard = (description: string): FieldKind<string> => ({
  index: 'wildcard',
  list: false,
  description,
});
export const text = (description: string): FieldKind<string> => ({
  index: 'text',
  list: false,
  description,
});
export const long = (description: string): FieldKind<number> => ({
  index: 'long',
  list: false,
  description,
});
export const ip = (description: string): FieldKind<string> => ({ index: 'ip', list: false, description });
export const ips = (description: string): FieldKind<readonly string[]> => ({
  index: 'ip',
  list: true,
  description,
});
export const flag = (description: string): FieldKind<boolean> => ({
  index: 'boolean',
  list: false,
  description,
});
export const stored = (description: string): FieldKind<string> => ({
  index: 'stored',
  list: false,
  description,
});
export const storedList = (description: string): FieldKind<readonly string[]> => ({
  index: 'stored',
  list: true,
  description,
});
export const flattened = (description: string): FieldKind<{ readonly [name: string]: FlatValue }> => ({
  index: 'flattened',
  list: false,
  description,
});

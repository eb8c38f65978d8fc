import { type FieldTable, type IndexType, isField, isObjectList } from './field-kinds.ts';

/** Who takes the template. They name the flattened type differently, and Elasticsearch alone searches parts of words fast. */
export type SearchEngine = 'elasticsearch' | 'opensearch';

export const searchEngines: readonly SearchEngine[] = ['elasticsearch', 'opensearch'];

/** How an index takes a field. */
export interface Mapping {
  readonly type?: string;
  readonly ignore_above?: number;
  readonly index?: boolean;
  readonly doc_values?: boolean;
  readonly properties?: Mappings;
  readonly fields?: Mappings;
}

export type Mappings = Readonly<Record<string, Mapping>>;

export interface IndexTemplate {
  readonly index_patterns: readonly string[];
  readonly data_stream?: object;
  readonly priority: number;
  readonly template: { readonly mappings: { readonly dynamic: boolean; readonly properties: Mappings } };
}

/**
 * Longest text that is indexed, in characters; a longer one is stored and given back, but not found. Four bytes each,
 * it is never over the 32,766 bytes of a term in Lucene, for which a document would be refused.
 */
const IGNORE_ABOVE = 8191;

/** Above the templates of the engines themselves (100) and of Elastic's agent (200), which match all of `logs-*-*`. */
const PRIORITY = 400;

/** A composable index template for the documents that a table describes; only those with `@timestamp` make a data stream. */
export function indexTemplateOf(table: FieldTable, pattern: string, engine: SearchEngine): IndexTemplate {
  return {
    index_patterns: [pattern],
    ...('@timestamp' in table ? { data_stream: {} } : {}),
    priority: PRIORITY,
    template: { mappings: { dynamic: false, properties: propertiesOf(table, engine) } },
  };
}

function propertiesOf(table: FieldTable, engine: SearchEngine): Mappings {
  const properties = Object.entries(table).map(([name, entry]) => {
    if (isField(entry)) return [name, mappingOf(entry.index, engine)];
    return [name, { properties: propertiesOf(isObjectList(entry) ? entry.each : entry, engine) }];
  });
  return Object.fromEntries(properties);
}

function mappingOf(index: IndexType, engine: SearchEngine): Mapping {
  switch (index) {
    case 'date':
    case 'long':
    case 'ip':
    case 'boolean':
      return { type: index };
    case 'keyword':
      return { type: 'keyword', ignore_above: IGNORE_ABOVE };
    case 'wildcard':
      return engine === 'elasticsearch'
        ? { type: 'wildcard', ignore_above: IGNORE_ABOVE, fields: { text: { type: 'match_only_text' } } }
        : { type: 'keyword', ignore_above: IGNORE_ABOVE, fields: { text: { type: 'text' } } };
    case 'text':
      return { type: engine === 'elasticsearch' ? 'match_only_text' : 'text' };
    case 'stored':
      return { type: 'keyword', index: false, doc_values: false };
    case 'flattened':
      return engine === 'elasticsearch'
        ? { type: 'flattened', ignore_above: IGNORE_ABOVE }
        : { type: 'flat_object' };
  }
}

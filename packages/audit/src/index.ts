export { UNSET_ID } from './tables/unset-id.ts';
export { compileFilter, type Filter } from './filter/compile.ts';
export type { FilterExpression } from './filter/expression.ts';
export { type FilterOptions, filterOf } from './filter/shortcuts.ts';
export type { FilterSubject } from './filter/subject.ts';

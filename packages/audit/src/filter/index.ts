export { eventFilter } from './event-filter.ts';
export type { FilterExpression } from './expression.ts';
export { type FilterOptions, filterOf } from './shortcuts.ts';

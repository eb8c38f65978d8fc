import { type AuditSearchResult, describeQuery, type QueryNode, type SearchResult } from '@scribery/store';

/** What a page of either search tells besides what it found. */
export function foundPage(
  { next, count, countCapped, problems = [], limited }: SearchResult | AuditSearchResult,
  query: QueryNode,
) {
  return {
    next,
    count,
    count_capped: countCapped,
    problems: [...problems],
    limited: limited ?? null,
    searched: describeQuery(query),
  };
}

/** Where another program says something else than we do: a line of a comparison that `where` matches. */
export interface Difference {
  readonly what: string;
  readonly where: RegExp;
}

/** The differences from another program that docs/audit-differences.md tells of. */
export class ListedDifferences {
  readonly #differences: readonly Difference[];
  readonly #met = new Set<string>();

  constructor(differences: readonly Difference[]) {
    this.#differences = differences;
  }

  /** Whether a line of a comparison is one of them; it has been met then. */
  has(line: string): boolean {
    const difference = this.#differences.find(({ where }) => where.test(line));
    if (difference !== undefined) this.#met.add(difference.what);
    return difference !== undefined;
  }

  /** Those that no line was: none may stay listed that is none any more. */
  get unmet(): string[] {
    return this.#differences.map(({ what }) => what).filter((what) => !this.#met.has(what));
  }
}

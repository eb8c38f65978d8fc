/** The name=value pairs of a record's body in the order in which they stand there; a name may be there twice. */
export class FieldList {
  readonly names: string[] = [];
  /** As written, with their quotes; Latin-1. */
  readonly values: string[] = [];
  /** Index of the first field that stood in `msg='…'`; infinite where none did. */
  nestedFrom = Number.POSITIVE_INFINITY;
  /** The words that belong to no field, as in `tty pid=1`; those in `msg='…'` too. */
  prose = '';

  get length(): number {
    return this.names.length;
  }

  /** The first value of a name, as written. */
  get(name: string): string | undefined {
    const index = this.names.indexOf(name);
    return index < 0 ? undefined : this.values[index];
  }
}

/** What a filter looks at: one event, whose values are made only when a filter asks for them. */
export interface FilterSubject {
  /** Types of the event's records, as written. */
  readonly types: readonly string[];
  /**
   * Every value of a field of the log over all records that have it: decoded, and beside an id or a number also the name
   * where one is known (`uid`: `0`, `root`). Empty where no record has the field.
   */
  fieldValues(name: string): readonly string[];
  /** What stands at a path of the ECS document (`process.args`), of any JSON type; undefined where nothing does. */
  documentValue(path: string): unknown;
}

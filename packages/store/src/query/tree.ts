import type { EventTerm } from './event-term.ts';

/** A query, parsed. Every leaf keeps the column (from 1) at which it stands, for error messages. */
export type QueryNode =
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode }
  /** Words in a row, as they stand on the screen or were typed; the last may be the beginning of a word (`prefix`). */
  | {
      readonly type: 'text';
      readonly kind: 'saw' | 'typed';
      readonly words: readonly string[];
      readonly prefix: boolean;
      readonly column: number;
    }
  /** A regular expression, in a line as it stood on the screen or was typed. */
  | {
      readonly type: 'expression';
      readonly kind: 'saw' | 'typed';
      readonly expression: string;
      readonly column: number;
    }
  /** `cmd:` `exe:` `file:` `ip:` `exit:` `as:`: about one event of the audit trail. */
  | { readonly type: 'event'; readonly term: EventTerm; readonly column: number }
  /** `user:` `host:` `rec:`; `*` stands for any characters. Compared without case for user and host. */
  | {
      readonly type: 'field';
      readonly field: 'user' | 'host' | 'rec';
      readonly pattern: string;
      readonly column: number;
    }
  /** `since:` `until:`, in ms since 1970. */
  | {
      readonly type: 'time';
      readonly bound: 'since' | 'until';
      readonly at: number;
      readonly column: number;
    };

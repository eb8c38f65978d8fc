import type { CompiledExpression } from '@scribery/expression';

/** How a value is compared with a text. */
export type TextOperator = '==' | '!=' | '^=' | '$=' | '*=';

/** How a value is compared with a number. */
export type NumberOperator = '<' | '<=' | '>' | '>=';

/** A filter as a tree. Command-line shortcuts make the same nodes as the language. */
export type FilterExpression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly part: FilterExpression }
  | { readonly kind: 'present'; readonly name: string }
  | { readonly kind: 'text'; readonly name: string; readonly operator: TextOperator; readonly value: string }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly operator: NumberOperator;
      readonly value: number;
    }
  | { readonly kind: 'in'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'pattern'; readonly name: string; readonly pattern: CompiledExpression };

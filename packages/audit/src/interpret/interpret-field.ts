import type { FieldKind } from '../tables/field-kind.ts';
import type { FieldContext } from './field-context.ts';
import { encodedText } from './written-value.ts';

export function interpretField(
  kind: FieldKind,
  name: string,
  raw: string,
  context: FieldContext,
): string | readonly string[] {
  void name;
  void context;
  switch (kind) {
    case 'encoded':
      return encodedText(raw);
    default:
      return raw.startsWith('"') && raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw;
  }
}

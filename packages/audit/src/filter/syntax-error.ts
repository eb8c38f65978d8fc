import { ScriberyError } from '@scribery/errors';

/**
 * A filter that cannot be read: what is wrong, and below it the expression with a caret at the place. `column` counts
 * from 1.
 */
export function filterSyntax(expression: string, column: number, detail: string): ScriberyError {
  const shown = expression.replaceAll(/[\t\r\n]/g, ' ');
  return new ScriberyError(
    'SCR_FILTER_SYNTAX',
    `${detail} (column ${column})\n  ${shown}\n  ${' '.repeat(column - 1)}^`,
    { place: { column } },
  );
}

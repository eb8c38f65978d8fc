import type { FilterExpression, NumberOperator, TextOperator } from './expression.ts';
import type { FilterSubject } from './subject.ts';

/** Whether an event passes. */
export type Filter = (subject: FilterSubject) => boolean;

/** The values of one name in an event. */
type Values = (subject: FilterSubject) => readonly string[];

/**
 * Makes a filter of its tree: one closure a node, so that an event costs the comparisons and nothing else. A field with
 * several values passes when any of them does; `!=` is the opposite of `==`, so it holds where no value is equal.
 */
export function compileFilter(expression: FilterExpression): Filter {
  switch (expression.kind) {
    case 'and': {
      const parts = expression.parts.map(compileFilter);
      return (subject) => parts.every((part) => part(subject));
    }
    case 'or': {
      const parts = expression.parts.map(compileFilter);
      return (subject) => parts.some((part) => part(subject));
    }
    case 'not': {
      const part = compileFilter(expression.part);
      return (subject) => !part(subject);
    }
    case 'present': {
      const values = valuesOf(expression.name);
      return (subject) => values(subject).length > 0;
    }
    case 'text': {
      const values = valuesOf(expression.name);
      const matches = textMatcher(expression.operator, expression.value);
      if (expression.operator === '!=') return (subject) => !values(subject).some(matches);
      return (subject) => values(subject).some(matches);
    }
    case 'number': {
      const values = valuesOf(expression.name);
      const matches = numberMatcher(expression.operator, expression.value);
      return (subject) => values(subject).some(matches);
    }
    case 'in': {
      const values = valuesOf(expression.name);
      const wanted = new Set(expression.values);
      return (subject) => values(subject).some((value) => wanted.has(value));
    }
    case 'pattern': {
      const values = valuesOf(expression.name);
      const { pattern } = expression;
      return (subject) => values(subject).some((value) => pattern.test(value));
    }
  }
}

/** `type` is the records' types, a name with a dot or an `@` a path of the document, everything else a field of the log. */
function valuesOf(name: string): Values {
  if (name === 'type') return (subject) => subject.types;
  if (name.includes('.') || name.startsWith('@')) {
    return (subject) => textsOf(subject.documentValue(name));
  }
  return (subject) => subject.fieldValues(name);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
}

function textMatcher(operator: TextOperator, wanted: string): (value: string) => boolean {
  switch (operator) {
    case '==':
    case '!=':
      return (value) => value === wanted;
    case '^=':
      return (value) => value.startsWith(wanted);
    case '$=':
      return (value) => value.endsWith(wanted);
    case '*=':
      return (value) => value.includes(wanted);
  }
}

/** A value that is no number never matches. */
function numberMatcher(operator: NumberOperator, wanted: number): (value: string) => boolean {
  const compare: Record<NumberOperator, (value: number) => boolean> = {
    '<': (value) => value < wanted,
    '<=': (value) => value <= wanted,
    '>': (value) => value > wanted,
    '>=': (value) => value >= wanted,
  };
  const holds = compare[operator];
  return (value) => value !== '' && holds(Number(value));
}

import type { AuditDocument } from './audit-event.ts';

/** The text at a path of a document; undefined when it is not there, or no text. */
export function textAt(document: AuditDocument, ...path: readonly string[]): string | undefined {
  const value = valueAt(document, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number at a path of a document. */
export function numberAt(document: AuditDocument, ...path: readonly string[]): number | undefined {
  const value = valueAt(document, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The texts at a path of a document, which ECS lets be one or a list. */
export function textsAt(document: AuditDocument, ...path: readonly string[]): string[] {
  const value = valueAt(document, path);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}

/** The objects of a list at a path. */
export function objectsAt(document: AuditDocument, ...path: readonly string[]): AuditDocument[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function valueAt(document: AuditDocument, path: readonly string[]): unknown {
  let value: unknown = document;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

function isObject(value: unknown): value is AuditDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

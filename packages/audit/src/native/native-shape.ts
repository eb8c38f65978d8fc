import type { AuditEvent, UnparsedLine } from '../assembly/audit-event.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import type { EventShape } from '../shape.ts';
import { exactText } from './exact-text.ts';
import { fieldsJson } from './fields-json.ts';

/**
 * Events as they are in the log: typed records with their fields as written, nothing interpreted (docs/audit.md).
 * With the text of every line, `NativeInverter` makes the log of it again.
 */
export class NativeShape implements EventShape {
  readonly #withText: boolean;

  constructor(options: { readonly withText?: boolean } = {}) {
    this.#withText = options.withText === true;
  }

  event(event: AuditEvent): string {
    const { node, time, serial, completed } = event;
    let json = `{"node":${JSON.stringify(textOf(node).text)},"time":${time},"serial":${serial},"completed":"${completed}"`;
    if (event.incomplete) json += ',"incomplete":true';
    if (event.continuation > 0) json += `,"continuation":${event.continuation}`;
    json += `,"records":[${event.records.map((record) => this.#record(record)).join()}]`;
    if (event.repeated.length > 0)
      json += `,"repeated":[${event.repeated.map((record) => this.#record(record)).join()}]`;
    if (event.unparsed.length > 0) json += `,"unparsed":[${event.unparsed.map(unparsedJson).join()}]`;
    return `${json}}`;
  }

  #record(record: AuditRecord): string {
    const fields = readFields(record.body);
    const nestedFrom = Math.min(fields.nestedFrom, fields.length);
    let json = `{"type":${JSON.stringify(textOf(record.type).text)},"line":${record.number}`;
    json += member('fields', fields.names, fields.values, 0, nestedFrom);
    json += member('message', fields.names, fields.values, nestedFrom, fields.length);
    if (fields.prose !== '') json += `,"prose":${JSON.stringify(textOf(fields.prose).text)}`;
    if (record.enriched !== '') {
      const { names, values } = readFields(record.enriched);
      json += member('enriched', names, values, 0, names.length);
    }
    return `${json}${this.#withText ? textJson(record) : ''}}`;
  }
}

function member(
  key: string,
  names: readonly string[],
  values: readonly string[],
  from: number,
  to: number,
): string {
  const { fields, bytes } = fieldsJson(names, values, from, to);
  return (fields === '' ? '' : `,"${key}":${fields}`) + (bytes === '' ? '' : `,"${key}_bytes":${bytes}`);
}

function unparsedJson(unparsed: UnparsedLine): string {
  return `{"line":${unparsed.number}${textJson(unparsed)}}`;
}

/** Members that give the line back exactly; `end` where it is not a line feed. */
function textJson({ line, end }: Pick<AuditRecord, 'line' | 'end'>): string {
  const text = JSON.stringify(end === '\n' ? exactText(line) : { ...exactText(line), end });
  return `,${text.slice(1, -1)}`;
}

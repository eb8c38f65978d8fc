import type { AuditEvent } from '../assembly/audit-event.ts';
import { FlatObject } from '../ecs/flat-object.ts';
import { timestamp } from '../ecs/timestamp.ts';
import { joinExecArguments } from '../interpret/exec-arguments.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import { contextOf } from '../interpret/context-of.ts';
import { type NameResolver, noNames } from '../interpret/name-resolver.ts';
import type { Cut } from '../limit/cut-value.ts';
import { DEFAULT_MAX_EVENT_SIZE, type JsonObject } from '../limit/fit-event.ts';
import { sizedJson } from '../limit/sized-json.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import type { DocumentOf, FlatValue } from '../schema/field-kinds.ts';
import type { EventShape } from '../shape.ts';
import type { aushapeFields } from './aushape-fields.ts';
import { recordFields } from './record-fields.ts';

export type AushapeDocument = DocumentOf<typeof aushapeFields>;

export interface AushapeOptions {
  /** Names for ids that the log gives as numbers alone; without it they have none. */
  readonly names?: NameResolver;
  /** Adds the lines of each event. */
  readonly withText?: boolean;
  /** Bytes of JSON that an event may have, at least MIN_EVENT_SIZE; 0 for no limit. */
  readonly maxEventSize?: number;
}

/** Types of which an event may have several records; they are always a list, so that one and two look alike. */
const repeated: ReadonlySet<string> = new Set(['AVC', 'NETFILTER_CFG', 'OBJ_PID', 'PATH']);

/** Events in the shape that aushape gave them: the log's own names, each value interpreted and as written. */
export class AushapeShape implements EventShape {
  readonly #names: NameResolver;
  readonly #withText: boolean;
  readonly #limit: number;

  constructor(options: AushapeOptions = {}) {
    this.#names = options.names ?? noNames;
    this.#withText = options.withText ?? false;
    this.#limit = options.maxEventSize ?? DEFAULT_MAX_EVENT_SIZE;
  }

  event(event: AuditEvent): string {
    return sizedJson(this.document(event), this.#limit, withCuts);
  }

  /** The document of an event, not limited in size. */
  document(event: AuditEvent): AushapeDocument {
    const unparsed = event.completed === 'unparsed';
    const lines = unparsed ? event.unparsed : this.#withText ? event.records : [];
    return {
      serial: event.serial,
      time: timestamp(event.time),
      node: event.node === '' ? undefined : textOf(event.node).text,
      error: unparsed ? 'not a line of an audit log' : undefined,
      continuation: event.continuation === 0 ? undefined : event.continuation,
      incomplete: event.incomplete ? true : undefined,
      text: lines.length === 0 ? undefined : lines.map(({ line }) => textOf(line).text),
      data: unparsed ? undefined : this.#data(event.records),
    };
  }

  #data(records: readonly AuditRecord[]): { readonly [name: string]: FlatValue } {
    const data = new FlatObject();
    const context = contextOf(records);
    const executions = records.filter(({ type }) => type === 'EXECVE');
    for (const [type, ofType] of Map.groupBy(records, (record) => record.type)) {
      const name = textOf(type).text.toLowerCase();
      if (type === 'EXECVE') data.add(name, argumentsOf(executions));
      else if (type !== 'EOE') {
        const values = ofType.map((record) => this.#record(record, context));
        data.add(name, repeated.has(type) || values.length > 1 ? values : (values[0] ?? {}));
      }
    }
    return data.members;
  }

  #record(record: AuditRecord, context: FieldContext): FlatValue {
    return recordFields(record, context, this.#names);
  }
}

function argumentsOf(executions: readonly AuditRecord[]): FlatValue {
  const { args } = joinExecArguments(executions.map(({ body }) => readFields(body)));
  return args.map((arg) => textOf(arg).text);
}

function withCuts(document: JsonObject, cut: readonly Cut[]): JsonObject {
  return cut.length === 0 ? document : { ...document, trimmed: cut.map(({ field }) => field), cut };
}

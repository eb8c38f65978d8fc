import type { AuditEvent } from '../assembly/audit-event.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import { normalise } from '../normalise/normalise.ts';
import type { Ancestry } from '../process/process-tracker.ts';
import { scriptOf } from '../process/script-of.ts';
import { groupOf, targetOf } from './account-part.ts';
import { auditdOf } from './auditd-part.ts';
import type { DocumentTexts } from './document-texts.ts';
import { ECS_VERSION, type EcsDocument } from './ecs-fields.ts';
import { encodedField, type EventReading } from './event-reading.ts';
import { fileOf } from './file-of.ts';
import { filesOf } from './chosen-files.ts';
import { Identities } from './identities.ts';
import { joinedPath } from './joined-path.ts';
import { networkOf } from './network-part.ts';
import { outcomeOf } from './outcome.ts';
import { type PathItem, readPathItem } from './path-items.ts';
import { processOf } from './process-part.ts';
import { isExecution } from './process-sighting.ts';
import { relatedOf } from './related-part.ts';
import { timestamp } from './timestamp.ts';
import { userOf } from './user-part.ts';

export interface BuildContext {
  readonly names: NameResolver;
  readonly host: { readonly name?: string; readonly boot?: string };
  readonly withText: boolean;
  readonly ancestry: Ancestry | undefined;
}

const ecs = { version: ECS_VERSION };

/** Puts together the document of an event. What is undefined in it is missing in its JSON. */
export function buildDocument(reading: EventReading, build: BuildContext): EcsDocument {
  const { facts, texts } = reading;
  const { event } = facts;
  const items = facts.paths.map((record) => readPathItem(record, build.names));
  const files = filesOf(facts, items, reading.operation, reading.directory, texts);
  const network = networkOf(reading);
  const identities = new Identities(facts, texts, build.names);
  const normalised = normalise(reading, { files, network, items, identities });
  const user = userOf(identities, targetOf(reading, normalised, build.names));
  const process = processOf(reading, build.ancestry);
  const script = scriptName(reading, items);
  return {
    '@timestamp': timestamp(event.time),
    ecs,
    event: {
      kind: 'event',
      category: normalised.category,
      type: normalised.type,
      action: normalised.action,
      outcome: outcomeOf(reading.result),
      sequence: event.serial,
      id: reading.id,
      original: build.withText ? originalOf(event, texts) : undefined,
    },
    host: hostOf(reading, build),
    user,
    group: groupOf(reading, normalised, build.names),
    process,
    file: fileOf(files),
    source: network.source,
    destination: network.destination,
    network: network.network,
    service: serviceOf(reading),
    related: relatedOf(user, network, reading),
    auditd: auditdOf(reading, build, { items, script, user, process, normalised }),
  };
}

function originalOf({ records }: AuditEvent, texts: DocumentTexts): string {
  return texts.of('event.original', records.map(({ line }) => line).join('\n'));
}

function hostOf({ facts, texts }: EventReading, { host }: BuildContext): EcsDocument['host'] {
  const { node } = facts.event;
  const name = node === '' ? host.name : texts.of('host.name', node);
  if (name === undefined && host.boot === undefined) return undefined;
  return { name, boot: host.boot === undefined ? undefined : { id: host.boot } };
}

/** `unit=`: what systemd started or stopped. */
function serviceOf({ facts, texts }: EventReading): EcsDocument['service'] {
  const unit = encodedField(facts, 'unit');
  return unit === undefined ? undefined : { name: texts.of('service.name', unit) };
}

function scriptName(reading: EventReading, items: readonly PathItem[]): string | undefined {
  if (!isExecution(reading.context.syscall) || reading.exec === undefined) return undefined;
  const script = scriptOf(
    reading.exec.args,
    items.map((item) => item.name),
  );
  return script === undefined
    ? undefined
    : reading.texts.of('auditd.script', joinedPath(reading.directory, script));
}

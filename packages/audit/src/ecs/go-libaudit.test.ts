import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf } from '../interpret/context-of.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import { fieldKind } from '../tables/field-kind-of.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import { coalesceFiles, coalesceLogs } from '../testing/corpus.ts';
import { eventsOf } from '../testing/events-of.ts';
import { fixture } from '../testing/fixture.ts';
import { ListedDifferences } from '../testing/listed-differences.ts';
import type { EcsDocument } from './ecs-fields.ts';
import { EcsShape } from './ecs-shape.ts';

/** What go-libaudit makes of the events of a file, by the name of the test. */
interface Golden {
  readonly test_name: string;
  readonly event: object;
}

/** What we say of an event. */
interface Ours {
  readonly document: EcsDocument;
  readonly context: FieldContext;
}

/** Values of all goldens. */
let compared = 0;

for (const path of coalesceFiles)
  test(`${path}: events say what go-libaudit says, but for the differences of docs/audit-differences.md`, () => {
    const logs = new Map(coalesceLogs(path));
    const goldens: Golden[] = JSON.parse(fixture(path.replace(/yaml$/, 'json.golden')).toString());
    assert.deepEqual(
      goldens.map(({ test_name }) => test_name),
      [...logs.keys()].sort(),
    );
    const different: string[] = [];
    for (const { test_name: name, event } of goldens) {
      const ours = oursOf(logs.get(name) ?? '');
      for (const [field, theirs] of leavesOf(event)) {
        compared++;
        const said = [placeOf(field, ours.document)].flat().map(String);
        if (formsOf(field, theirs, ours).some((form) => said.includes(form))) continue;
        const line = `${name}: ${field}=${theirs} is ${said.join()}`;
        if (!differences.has(line)) different.push(line);
      }
    }
    assert.deepEqual(different, []);
  });

test('go-libaudit said enough, and every difference that is listed is one', () => {
  assert.ok(compared > 1500, String(compared));
  assert.deepEqual(differences.unmet, []);
});

/** Words of theirs and of ours for the same. */
const words: readonly string[] = [
  'summary.action=changed-login-id-to is set-login-user',
  'summary.action=changed-password is changed-password-of',
  'summary.action=changed-promiscuous-mode-on-device is changed-promiscuous-mode-of',
  'summary.action=changed-system-time is changed-time-of',
  'summary.action=crashed-program is crashed',
  'summary.action=error is had-account-error',
  'summary.action=linked is created-hard-link',
  'summary.action=listen-for-connections is listened-on',
  'summary.action=loaded-firewall-rule-to is changed-firewall',
  'summary.action=make-device is created-special-file',
  'summary.action=negotiated-crypto-key is used-key',
  'summary.action=started-crypto-session is negotiated-encryption',
  'summary.action=violated-apparmor-policy is accessed-by-policy',
  'summary.action=was-authorized is was-authorised',
  'summary.object.type=audit-config is audit-configuration',
  'summary.object.type=file is file-system',
  'summary.object.type=file is process',
  'summary.object.type=network-device is network-interface',
  'summary.object.type=process is command',
  'summary.object.type=system is host',
  'summary.object.type=user-session is account',
  'summary.object.type=user-session is key',
  'summary.object.type=user-session is network-connection',
  'ecs.event.kind=alert is event',
  'ecs.event.category=authentication is session',
  'ecs.event.category=file is host',
  'ecs.event.category=file is intrusion_detection',
  'ecs.event.category=intrusion_detection is network',
  'ecs.event.category=intrusion_detection is process',
  'ecs.event.category=process is configuration',
  'ecs.event.category=process is network',
  'ecs.event.type=change is info',
  'ecs.event.type=creation is change',
  'ecs.event.type=deletion is allowed',
  'ecs.event.type=info is change',
  'ecs.event.type=info is denied',
  'ecs.event.type=info is end',
];

/** Where we differ, by the test of go-libaudit, what it says and what we say. */
const differences = new ListedDifferences([
  ...words.map((what) => ({ what, where: new RegExp(`: ${what.replaceAll('.', '\\.')}$`) })),
  { what: 'a category of its own', where: /: category=/ },
  {
    what: 'ids that were never set',
    where: /: (?:session|summary\.actor\.primary|user\.ids\.auid|ecs\.user\.id)=unset is undefined$/,
  },
  {
    what: 'who signs in, before the login user is set',
    where: /^LOGIN .*(?:actor\.primary|ecs\.user\.id)=unset is 1000$/,
  },
  {
    what: 'the account as the effective user',
    where: /: ecs\.user\.effective\.(?:id|name)=\S.* is undefined$/,
  },
  {
    what: 'the account as the second actor',
    where: /^(?:USER|CRED)_\w+(?: success| failed ssh| failed)?: summary\.actor\.secondary=\S.* is \d+$/,
  },
  { what: 'the real user as the second actor', where: /: summary\.actor\.secondary=(?:1005 is 0|0 is 100)$/ },
  {
    what: 'the number of a user whose name is in the log',
    where: /: summary\.actor\.secondary=(?:112 is _chrony|0 is root)$/,
  },
  {
    what: 'the terminal as the object',
    where: /^(?:USER|CRED)_\w+(?: success| failed ssh| failed)?: summary\.object\.primary=\S+ is \S/,
  },
  {
    what: 'the address as a second object',
    where: /: summary\.object\.secondary=[\d.]+\.[\d.]+ is undefined$/,
  },
  {
    what: 'the process as a second object',
    where: /^ANOM_ABEND .*: summary\.object\.secondary=31242 is undefined$/,
  },
  { what: 'the signal as how', where: /^ANOM_ABEND .*: summary\.how=11 is httpd$/ },
  {
    what: 'the name that a process has instead of its program',
    where: /: summary\.how=google_\w+ is \/usr\/bin\/python3\.5$/,
  },
  {
    what: 'the operation on the rules as the object',
    where: /^CONFIG_CHANGE .*: summary\.object\.primary=\w+_rules? is \S/,
  },
  {
    what: 'the value of a setting as the object',
    where: /: summary\.object\.primary=64 is audit_backlog_limit$/,
  },
  {
    what: 'the operation that AppArmor decided on as the object',
    where: /^AVC_AppArmor.*: summary\.object\.(?:primary|secondary)=/,
  },
  { what: 'the key of a rule that was changed as a tag', where: /^CONFIG_CHANGE .*: tags=\S+ is undefined$/ },
  { what: 'a name of auditd as a tag', where: /: tags=x86_64 is undefined$/ },
  { what: 'keys that begin with key=', where: /: tags=(\S+) is key=\1$/ },
  {
    what: 'the first file',
    where: /^(?:make-device|rename syscall): (?:file\.(?:path|inode|mode)|summary\.object\.primary)=/,
  },
  {
    what: 'the user of the process that sshd tells of as the saved one',
    where: /^CRYPTO_\w+: user\.ids\.suid=\d+ is undefined$/,
  },
  { what: 'the device that a file stands for', where: /: file\.device=00:00 is \w\w:\w\w$/ },
]);

/** The values of an event with the way to them; those of a list of texts have the way of the list. */
function leavesOf(value: object, way: string[] = []): [field: string, value: string][] {
  return Object.entries(value).flatMap(([name, member]): [string, string][] => {
    if (typeof member === 'object' && member !== null) return leavesOf(member, [...way, name]);
    return [[(Array.isArray(value) ? way : [...way, name]).join('.'), String(member)]];
  });
}

function oursOf(log: string): Ours {
  const [event, ...more] = eventsOf(log);
  assert.ok(event);
  assert.equal(more.length, 0);
  return { document: new EcsShape().document(event), context: contextOf(event.records) };
}

/** Our value of what go-libaudit has as a field: one, or a list. */
function placeOf(field: string, document: EcsDocument): unknown {
  const place = places[field];
  if (place !== undefined) return place(document);
  const [whole, first = '', second = ''] = field.split('.');
  if (first === 'selinux')
    return whole === 'user' ? labelPart(document.auditd?.subject, second) : objectLabels(document, second);
  if (whole === 'paths') return pathField(document, Number(first), second);
  if (whole === 'data') return valuesOf(document, first);
  return undefined;
}

/** What go-libaudit says of a field, and how we would say it: much of the records is as it stands there. */
function formsOf(field: string, theirs: string, { document, context }: Ours): string[] {
  const [whole = '', first = '', second = ''] = field.split('.');
  const forms = [theirs];
  if (field === '@timestamp') forms.push(new Date(theirs).toISOString());
  const add = (type: string, name: string) =>
    forms.push(
      [interpretField(fieldKind(recordTypeNumber(type) ?? 0, name), name, theirs, context)].flat().join(),
    );
  if (whole === 'paths') add('PATH', second);
  if (whole === 'data') for (const { type } of dataOf(document, first)) add(type, first);
  return forms;
}

/** Fields of a name in what our documents hold of records that has no place of its own, with the type of the record. */
function dataOf({ auditd }: EcsDocument, name: string): { type: string; value: unknown }[] {
  return Object.entries(auditd?.data ?? {}).flatMap(([type, records]) =>
    [records].flat().flatMap((record) => {
      const value =
        typeof record === 'object' ? Object.entries(record).find(([key]) => key === name)?.[1] : undefined;
      return value === undefined ? [] : [{ type: type.toUpperCase(), value }];
    }),
  );
}

function valuesOf(document: EcsDocument, name: string): unknown[] {
  return dataOf(document, name).map(({ value }) => value);
}

/** What go-libaudit calls the fields of a PATH record otherwise. */
const pathNames: Readonly<Record<string, string>> = {
  dev: 'device',
  ouid: 'uid',
  ogid: 'gid',
  objtype: 'nametype',
};

function pathField({ auditd }: EcsDocument, at: number, name: string): unknown {
  const path = auditd?.paths?.[at];
  if (path === undefined) return undefined;
  if (name === 'mode') return `${path.type},${path.mode?.replace(/^(?!0)/, '0')}`;
  const [, part] = /^obj_(\w+)$/.exec(name) ?? [];
  if (part !== undefined) return labelPart(path.object, part);
  return Object.entries(path).find(([key]) => key === (pathNames[name] ?? name))?.[1];
}

function objectLabels({ auditd }: EcsDocument, part: string): unknown {
  return auditd?.paths?.map(({ object }) => labelPart(object, part));
}

const labelParts = ['user', 'role', 'domain', 'level', 'category'];

/** A label has its parts as fields there: `user:role:domain:level:category`. */
function labelPart(label: string | undefined, part: string): string | undefined {
  return label?.split(':', labelParts.length)[labelParts.indexOf(part)];
}

const places: Readonly<Record<string, (document: EcsDocument) => unknown>> = {
  '@timestamp': (document) => document['@timestamp'],
  sequence: ({ event }) => event?.sequence,
  record_type: ({ auditd }) => auditd?.record_types?.map((type) => type.toLowerCase()),
  result: ({ event }) => (event?.outcome === 'failure' ? 'fail' : event?.outcome),
  session: ({ auditd }) => auditd?.session,
  tags: ({ auditd }) => auditd?.key,
  'summary.action': ({ event }) => event?.action,
  'summary.object.type': ({ auditd }) => auditd?.summary?.object?.type,
  'summary.object.primary': ({ auditd }) => auditd?.summary?.object?.primary,
  'summary.object.secondary': ({ auditd }) => auditd?.summary?.object?.secondary,
  'summary.actor.primary': ({ auditd }) => auditd?.summary?.actor?.primary,
  'summary.actor.secondary': ({ auditd }) => auditd?.summary?.actor?.secondary,
  'summary.how': ({ auditd }) => auditd?.summary?.how,
  'user.ids.auid': ({ user }) => user?.audit?.id,
  'user.ids.uid': ({ user }) => user?.id,
  'user.ids.gid': ({ user }) => user?.group?.id,
  'user.ids.euid': ({ user }) => user?.effective?.id,
  'user.ids.egid': ({ user }) => user?.effective?.group?.id,
  'user.ids.suid': ({ user }) => user?.saved?.id,
  'user.ids.sgid': ({ user }) => user?.saved?.group?.id,
  'user.ids.fsuid': ({ user }) => user?.filesystem?.id,
  'user.ids.fsgid': ({ user }) => user?.filesystem?.group?.id,
  'user.ids.old-auid': (document) => valuesOf(document, 'old-auid'),
  'process.pid': ({ process }) => process?.pid,
  'process.ppid': ({ process }) => process?.parent?.pid,
  'process.name': ({ process }) => process?.name,
  'process.exe': ({ process }) => process?.executable,
  'process.title': ({ process }) => process?.title,
  'process.cwd': ({ process }) => process?.working_directory,
  'process.args': ({ process }) => process?.args,
  'file.path': ({ file }) => file?.path,
  'file.device': ({ file }) => file?.device,
  'file.inode': ({ file }) => file?.inode,
  'file.mode': ({ file }) => file?.mode,
  'file.uid': ({ file }) => file?.uid,
  'file.gid': ({ file }) => file?.gid,
  'source.ip': ({ source }) => source?.ip,
  'source.port': ({ source }) => source?.port,
  'destination.ip': ({ destination }) => destination?.ip,
  'destination.port': ({ destination }) => destination?.port,
  'network.direction': ({ network }) => network?.direction,
  'ecs.event.kind': ({ event }) => event?.kind,
  'ecs.event.category': ({ event }) => event?.category,
  'ecs.event.type': ({ event }) => event?.type,
  'ecs.user.id': ({ user }) => user?.audit?.id,
  'ecs.user.effective.id': ({ user }) => user?.effective?.id,
  'ecs.user.effective.name': ({ user }) => user?.effective?.name,
  'ecs.user.target.name': ({ user }) => user?.target?.name,
  'data.arch': ({ auditd }) => auditd?.arch,
  'data.syscall': ({ auditd }) => auditd?.syscall,
  'data.exit': ({ auditd }) => [auditd?.exit, auditd?.error],
  'data.tty': (document) => document.auditd?.tty ?? valuesOf(document, 'tty'),
  'data.terminal': ({ auditd }) => auditd?.tty,
  'data.socket_addr': (document) => valuesOf(document, 'ip'),
  'data.socket_port': (document) => valuesOf(document, 'port'),
  'data.socket_family': (document) =>
    valuesOf(document, 'family').map((family) => (family === 'inet' ? 'ipv4' : family)),
  'data.acct': ({ user }) => user?.target?.name,
  'data.hostname': ({ source }) => source?.address,
  'data.unit': ({ service }) => service?.name,
  'data.argc': ({ process }) => process?.args_count,
  'data.auid': ({ user }) => user?.audit?.id,
  'data.uid': ({ user }) => user?.id,
  'data.gid': ({ user }) => user?.group?.id,
  'data.fsuid': ({ user }) => user?.filesystem?.id,
  'data.ses': ({ auditd }) => auditd?.session,
};

import { capabilitySetText } from '../interpret/capability-set.ts';
import { enrichedNames } from '../interpret/enriched-names.ts';
import { Memo } from '../interpret/memo.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import { encodedText, saysSomething, withoutQuotes } from '../interpret/written-value.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import type { DocumentOf } from '../schema/field-kinds.ts';
import type { ecsFields } from './ecs-fields.ts';
import { fileType } from './file-type.ts';

type PathEntry = DocumentOf<typeof ecsFields.auditd.paths.each>;

/** One PATH record. */
export interface PathItem {
  /** For the document; its name is filled in where it stands there. */
  readonly entry: PathEntry;
  /** Latin-1; undefined for `(null)`. */
  readonly name: string | undefined;
  readonly nametype: string;
  /** Fields that have no place in `entry`, and those that say `?` or `(null)`; as written. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

/** Reads a PATH record; ids have the names of the log, else those of the resolver. */
export function readPathItem(record: AuditRecord, resolver: NameResolver): PathItem {
  const { names, values, prose } = readFields(record.body);
  const entry = emptyEntry();
  const others: [string, string][] = [];
  let path: string | undefined;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? '';
    const value = values[at] ?? '';
    if (name === 'name' && path === undefined && value !== '(null)') path = encodedText(value);
    else if (!put(entry, name, withoutQuotes(value))) others.push([name, value]);
  }
  if (prose !== '') others.push(['text', prose]);
  const enriched = enrichedNames(record.enriched);
  if (entry.uid !== undefined) entry.owner = readable(enriched.get('OUID') ?? resolver.user(entry.uid));
  if (entry.gid !== undefined) entry.group = readable(enriched.get('OGID') ?? resolver.group(entry.gid));
  return { entry, name: path, nametype: entry.nametype ?? '', others };
}

/** All entries have the same members in the same order, which an engine handles faster. */
function emptyEntry(): PathEntry {
  return {
    item: undefined,
    name: undefined,
    type: undefined,
    mode: undefined,
    inode: undefined,
    device: undefined,
    rdev: undefined,
    uid: undefined,
    owner: undefined,
    gid: undefined,
    group: undefined,
    nametype: undefined,
    object: undefined,
    cap_fp: undefined,
    cap_fi: undefined,
    cap_fe: undefined,
    cap_fver: undefined,
    cap_frootid: undefined,
  };
}

/** Puts a field in its place; false when it has none, or the place is taken. */
function put(entry: PathEntry, name: string, value: string): boolean {
  switch (name) {
    case 'item':
      if (entry.item !== undefined || !/^\d{1,9}$/.test(value)) return false;
      entry.item = Number(value);
      return true;
    case 'mode': {
      const { type, permissions } = modes.get(value);
      if (entry.mode !== undefined || type === undefined) return false;
      entry.mode = permissions;
      entry.type = type;
      return true;
    }
    default: {
      const place = places.get(name);
      if (place === undefined || entry[place] !== undefined || !saysSomething(value)) return false;
      entry[place] = place === 'cap_fp' || place === 'cap_fi' ? (capabilitySetText(value) ?? value) : value;
      return true;
    }
  }
}

/** Type and permissions of a mode; no type where it is none. */
const modes = new Memo((mode: string) => {
  const [, type = '', permissions] = /^0?([0-7]{1,2}?)([0-7]{4})$/.exec(mode) ?? [];
  return { type: fileType(type), permissions };
});

function readable(name: string | undefined): string | undefined {
  return name === undefined ? undefined : textOf(name).text;
}

type TextPlace =
  | 'inode'
  | 'device'
  | 'rdev'
  | 'uid'
  | 'gid'
  | 'nametype'
  | 'object'
  | 'cap_fp'
  | 'cap_fi'
  | 'cap_fe'
  | 'cap_fver'
  | 'cap_frootid';

const places: ReadonlyMap<string, TextPlace> = new Map([
  ['inode', 'inode'],
  ['dev', 'device'],
  ['rdev', 'rdev'],
  ['ouid', 'uid'],
  ['ogid', 'gid'],
  ['nametype', 'nametype'],
  ['objtype', 'nametype'],
  ['obj', 'object'],
  ['cap_fp', 'cap_fp'],
  ['cap_fi', 'cap_fi'],
  ['cap_fe', 'cap_fe'],
  ['cap_fver', 'cap_fver'],
  ['cap_frootid', 'cap_frootid'],
]);

import { capabilitySetText } from '../interpret/capability-set.ts';
import { enrichedNames } from '../interpret/enriched-names.ts';
import { Memo } from '../interpret/memo.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import { encodedText } from '../interpret/written-value.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { textOf } from '../record/latin1.ts';
import { readFields } from '../record/read-fields.ts';
import type { DocumentOf } from '../schema/field-kinds.ts';
import type { ecsFields } from './ecs-fields.ts';
import { fileType } from './file-type.ts';

type PathEntry = DocumentOf<typeof ecsFields.auditd.paths.each>;

/** One PATH record. */
export interface PathItem {
  /** For the document; without its name, which depends on the place where it stands. */
  readonly entry: PathEntry;
  /** Latin-1; undefined for `(null)`. */
  readonly name: string | undefined;
  readonly nametype: string;
  /** Fields that have no place in `entry`, and those that say `?` or `(null)`; as written. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

/** Reads PATH records. Those of programs and libraries come again and again, so what a record gave is remembered. */
export class PathItems {
  readonly #resolver: NameResolver;
  readonly #memo = new Memo((text: string) => this.#read(text));

  constructor(resolver: NameResolver) {
    this.#resolver = resolver;
  }

  of(record: AuditRecord): PathItem {
    return this.#memo.get(record.enriched === '' ? record.body : `${record.body}\x1d${record.enriched}`);
  }

  #read(text: string): PathItem {
    const separator = text.indexOf('\x1d');
    const enriched = enrichedNames(separator < 0 ? '' : text.slice(separator + 1));
    const { names, values, prose } = readFields(separator < 0 ? text : text.slice(0, separator));
    const entry: PathEntry = {};
    const others: [string, string][] = [];
    let path: string | undefined;
    for (const [at, name] of names.entries()) {
      const value = values[at] ?? '';
      if (name === 'name' && path === undefined && value !== '(null)') path = encodedText(value);
      else if (!this.#put(entry, name, value, enriched)) others.push([name, value]);
    }
    if (prose !== '') others.push(['text', prose]);
    return { entry, name: path, nametype: entry.nametype ?? '', others };
  }

  /** Puts a field in its place; false when it has none, or the place is taken. */
  #put(entry: PathEntry, name: string, value: string, enriched: ReadonlyMap<string, string>): boolean {
    switch (name) {
      case 'item':
        if (entry.item !== undefined || !/^\d{1,9}$/.test(value)) return false;
        entry.item = Number(value);
        return true;
      case 'mode': {
        const mode = /^0?([0-7]{1,2}?)([0-7]{4})$/.exec(value);
        const type = fileType(mode?.[1] ?? '');
        if (entry.mode !== undefined || type === undefined || mode === null) return false;
        entry.mode = mode[2];
        entry.type = type;
        return true;
      }
      case 'ouid':
        if (entry.uid !== undefined) return false;
        entry.uid = value;
        entry.owner = readable(enriched.get('OUID') ?? this.#resolver.user(value));
        return true;
      case 'ogid':
        if (entry.gid !== undefined) return false;
        entry.gid = value;
        entry.group = readable(enriched.get('OGID') ?? this.#resolver.group(value));
        return true;
      default: {
        const place = places[name];
        if (place === undefined || entry[place] !== undefined || value === '' || value.startsWith('('))
          return false;
        entry[place] = place === 'cap_fp' || place === 'cap_fi' ? (capabilitySetText(value) ?? value) : value;
        return true;
      }
    }
  }
}

function readable(name: string | undefined): string | undefined {
  return name === undefined ? undefined : textOf(name).text;
}

type TextPlace =
  | 'inode'
  | 'device'
  | 'rdev'
  | 'nametype'
  | 'object'
  | 'cap_fp'
  | 'cap_fi'
  | 'cap_fe'
  | 'cap_fver'
  | 'cap_frootid';

const places: Readonly<Record<string, TextPlace>> = {
  inode: 'inode',
  dev: 'device',
  rdev: 'rdev',
  nametype: 'nametype',
  objtype: 'nametype',
  obj: 'object',
  cap_fp: 'cap_fp',
  cap_fi: 'cap_fi',
  cap_fe: 'cap_fe',
  cap_fver: 'cap_fver',
  cap_frootid: 'cap_frootid',
};

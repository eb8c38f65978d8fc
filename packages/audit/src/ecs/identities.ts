import { UNSET_ID } from '../tables/unset-id.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import type { DocumentTexts } from './document-texts.ts';
import type { EventFacts, SubjectField } from './event-facts.ts';

export interface Named {
  readonly id: string;
  readonly name: string | undefined;
}

export interface Identity {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly group: Named | undefined;
}

/** Users and groups of an event by their fields; names are those of the log, else those of the resolver. */
export class Identities {
  readonly #facts: EventFacts;
  readonly #texts: DocumentTexts;
  readonly #resolver: NameResolver;

  constructor(facts: EventFacts, texts: DocumentTexts, resolver: NameResolver) {
    this.#facts = facts;
    this.#texts = texts;
    this.#resolver = resolver;
  }

  user(field: SubjectField): Named | undefined {
    const id = idOf(this.#facts.get(field));
    if (id === undefined) return undefined;
    const name = this.#facts.nameOf(field) ?? this.#resolver.user(id);
    return { id, name: name === undefined ? undefined : this.#texts.of('user.name', name) };
  }

  group(field: SubjectField): Named | undefined {
    const id = idOf(this.#facts.get(field));
    if (id === undefined) return undefined;
    const name = this.#facts.nameOf(field) ?? this.#resolver.group(id);
    return { id, name: name === undefined ? undefined : this.#texts.of('group.name', name) };
  }

  both(userField: SubjectField, groupField: SubjectField): Identity | undefined {
    const user = this.user(userField);
    const group = this.group(groupField);
    if (user === undefined && group === undefined) return undefined;
    return { id: user?.id, name: user?.name, group };
  }
}

/** Undefined for an id that was never set. */
export function idOf(raw: string | undefined): string | undefined {
  return raw === undefined || raw === UNSET || raw === '-1' ? undefined : raw;
}

const UNSET = String(UNSET_ID);

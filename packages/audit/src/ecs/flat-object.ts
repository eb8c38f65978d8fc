import type { FlatValue } from '../schema/field-kinds.ts';

/** An object under construction whose names come from the log: a name that comes twice gets a list of its values. */
export class FlatObject {
  readonly members: { [name: string]: FlatValue } = {};
  #lists: Map<string, FlatValue[]> | undefined;

  get isEmpty(): boolean {
    for (const _ in this.members) return false;
    return true;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.members, name);
  }

  add(name: string, value: FlatValue): void {
    if (!this.has(name)) {
      this.#set(name, value);
      return;
    }
    const list = this.#lists?.get(name);
    if (list !== undefined) list.push(value);
    else {
      const both = [this.members[name] ?? '', value];
      (this.#lists ??= new Map()).set(name, both);
      this.#set(name, both);
    }
  }

  #set(name: string, value: FlatValue): void {
    // Assigned, this one name would not become a member (ECMAScript, B.2.2.1).
    if (name === '__proto__')
      Object.defineProperty(this.members, name, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else this.members[name] = value;
  }
}

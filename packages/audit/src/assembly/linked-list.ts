/** What a list holds; an item is in at most one list. */
export interface Linked<T> {
  before: T | undefined;
  behind: T | undefined;
}

/** A list from which any item is taken in constant time. */
export class LinkedList<T extends Linked<T>> {
  first: T | undefined;
  last: T | undefined;

  append(item: T): void {
    item.before = this.last;
    item.behind = undefined;
    if (this.last === undefined) this.first = item;
    else this.last.behind = item;
    this.last = item;
  }

  remove(item: T): void {
    if (item.before === undefined) this.first = item.behind;
    else item.before.behind = item.behind;
    if (item.behind === undefined) this.last = item.before;
    else item.behind.before = item.before;
    item.before = undefined;
    item.behind = undefined;
  }
}

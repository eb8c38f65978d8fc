/** Types of a file by the bits above its permissions (inode(7)), in the words of ausearch(8). */
const types = new Map([
  [0o01_0000, 'fifo'],
  [0o02_0000, 'character'],
  [0o04_0000, 'dir'],
  [0o06_0000, 'block'],
  [0o10_0000, 'file'],
  [0o12_0000, 'link'],
  [0o14_0000, 'socket'],
]);

export interface FileMode {
  /** Undefined for a type that does not exist. */
  readonly type: string | undefined;
  /** Permissions with the set-id and sticky bits, octal as C writes it: `0755`, `04755`. */
  readonly permissions: string;
}

/** Takes a mode apart; ausearch writes the same as `dir,755`. */
export function fileMode(mode: number): FileMode {
  return { type: types.get(mode & 0o17_0000), permissions: permissions(mode) };
}

/** Permissions as open(2) and chmod(2) take them, octal as C writes it: `0644`, `04755`. */
export function permissions(mode: number): string {
  return `0${(mode & 0o7777).toString(8).padStart(3, '0')}`;
}

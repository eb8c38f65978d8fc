/** File types by the octal digits above the permissions in a mode (inode(7)), in the words of ECS where it has any. */
const fileTypes: Readonly<Record<string, string>> = {
  '1': 'fifo',
  '2': 'character',
  '4': 'dir',
  '6': 'block',
  '10': 'file',
  '12': 'symlink',
  '14': 'socket',
};

export function fileType(digits: string): string | undefined {
  return fileTypes[digits];
}

import type { EcsDocument } from './ecs-fields.ts';
import type { FilesOf } from './chosen-files.ts';

/** `file`: what the record of the chosen file tells. */
export function fileOf({ main, path }: FilesOf): EcsDocument['file'] {
  if (main === undefined || path === undefined) return undefined;
  const { type, mode, inode, device, uid, owner, gid, group } = main.entry;
  return { path, type, mode, inode, device, uid, owner, gid, group };
}

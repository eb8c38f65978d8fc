import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/**
 * Bytes at the start of a log by which it is known again where its inode says nothing: a copy, a compressed one, an
 * inode that was used again. The first line of an audit log has time and serial, so no two logs begin alike.
 */
export const HEAD_BYTES = 512;

/** A log file wherever it is renamed, copied or compressed to. */
export interface LogMark {
  device: number;
  inode: number;
  /** The first bytes, at most HEAD_BYTES: fewer while the file has no more. */
  head: Buffer;
}

/** A mark as a checkpoint keeps it: what was logged itself does not go there. */
export interface StoredMark {
  readonly device: number;
  readonly inode: number;
  readonly headBytes: number;
  /** SHA-256 of the head, hexadecimal. */
  readonly head: string;
}

export function storedMark({ device, inode, head }: LogMark): StoredMark {
  return { device, inode, headBytes: head.length, head: hashOf(head) };
}

/** How far a file with this mark can be the one that is stored: by its content too, by its inode alone, or not. */
export function matchOf(mark: LogMark, stored: StoredMark): 'content' | 'inode' | 'none' {
  const sameInode = mark.device === stored.device && mark.inode === stored.inode;
  if (stored.headBytes === 0) return sameInode ? 'inode' : 'none';
  const same =
    mark.head.length >= stored.headBytes && hashOf(mark.head.subarray(0, stored.headBytes)) === stored.head;
  if (!same) return 'none';
  return sameInode ? 'inode' : 'content';
}

/** Whether a file still begins as its mark says. */
export function beginsWith(head: Buffer, mark: LogMark): boolean {
  return head.length >= mark.head.length && head.subarray(0, mark.head.length).equals(mark.head);
}

export async function readHead(file: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  return head.subarray(0, bytesRead);
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

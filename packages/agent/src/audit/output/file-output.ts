import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fieldsOf } from '../json-fields.ts';
import { ALL_DELIVERED, type AuditOutput, type OutgoingEvent } from './output.ts';
import { type FilePlace, type FileRotation, RotatedFile } from './rotated-file.ts';

export interface AuditFileOptions {
  readonly path: string;
  readonly rotation: FileRotation;
  /** What tells an event's line from those of others, the same each time that it is made. */
  readonly identify: (line: string) => string;
}

/** What a checkpoint keeps: where the file ended, and which events before that are not committed everywhere. */
interface FileState {
  readonly place: FilePlace;
  readonly uncommitted: readonly string[];
}

/**
 * Writes events to a file, one a line. An event that was written but not committed everywhere when the process was killed is
 * made again. Those are the ones that the checkpoint names, and the ones behind the place where the file ended then; they
 * are not written twice.
 */
export function auditFileOutput({ path, rotation, identify }: AuditFileOptions): AuditOutput {
  let opened: Promise<RotatedFile> | undefined;
  /** Written by this process, or known. */
  let written: OutgoingEvent[] = [];
  /** Events that are in the file from before this process and have not come again yet. */
  let known = new Set<string>();
  /** Where the file ends; undefined before it is opened. */
  let place: FilePlace | undefined;
  let moved = false;

  const open = async (): Promise<RotatedFile> => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return RotatedFile.open(path, rotation);
  };
  const file = async (): Promise<RotatedFile> => {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };

  return {
    name: `file:${path}`,
    async deliver(events) {
      const target = await file();
      if (moved) await target.reopen();
      moved = false;
      const missing = known.size === 0 ? events : events.filter(({ line }) => !known.has(identify(line)));
      const lines = missing.map(({ line }) => line);
      if (lines.length > 0) await target.append(lines, Date.now());
      place = target.place;
      if (known.size > 0) for (const { line } of events) known.delete(identify(line));
      written = [...written.filter((event) => !event.committed), ...events];
      return ALL_DELIVERED;
    },
    state(): FileState | undefined {
      if (place === undefined) return undefined;
      written = written.filter((event) => !event.committed);
      return { place, uncommitted: [...known, ...written.map(({ line }) => identify(line))] };
    },
    async resume(state) {
      const target = await file();
      place = target.place;
      if (!isFileState(state)) return;
      known = new Set(state.uncommitted);
      for await (const line of target.linesFrom(state.place)) known.add(identify(line));
    },
    reopen() {
      // By the next delivery: one that is on its way still has the old file.
      moved = true;
    },
    async close() {
      await (await opened)?.close();
      opened = undefined;
    },
  };
}

function isFileState(value: unknown): value is FileState {
  const { place, uncommitted } = fieldsOf(value);
  const { device, inode, offset } = fieldsOf(place);
  const ids: unknown[] = Array.isArray(uncommitted) ? uncommitted : [undefined];
  return [device, inode, offset].every(Number.isSafeInteger) && ids.every((id) => typeof id === 'string');
}

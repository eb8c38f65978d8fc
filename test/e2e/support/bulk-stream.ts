import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coalesceFiles, coalesceLogs, fixturePath, logFiles } from '@scribery/audit/testing';
import { scribery } from './scribery.ts';

/** An event as `scribery audit convert --bulk` prints it. */
export interface BulkEvent {
  readonly id: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document as a search engine sees it
  readonly document: any;
}

/** What `scribery audit convert --bulk` printed. */
export class BulkStream {
  readonly text: string;
  readonly events: readonly BulkEvent[];

  constructor(text: string) {
    this.text = text;
    const lines = text.split('\n').slice(0, -1);
    this.events = lines.flatMap((line, at) =>
      at % 2 === 0 ? [{ id: JSON.parse(line).create._id, document: JSON.parse(lines[at + 1] ?? '') }] : [],
    );
  }

  /** Number of events that an index keeps: those of one id are one. */
  get distinct(): number {
    return new Set(this.events.map(({ id }) => id)).size;
  }
}

/** Every log of the fixtures, those of named events as a file each in `folder`. */
export function fixtureLogs(folder: string): string[] {
  mkdirSync(folder);
  const named = coalesceFiles.map((path, at) => {
    const file = join(folder, `${at}.log`);
    writeFileSync(
      file,
      coalesceLogs(path)
        .map(([, log]) => log)
        .join(''),
      'latin1',
    );
    return file;
  });
  return [...logFiles.map(fixturePath), ...named];
}

/** Converts logs, all as one stream; `more` are further options. */
export async function convertInBulk(
  format: string,
  logs: readonly string[],
  more: readonly string[] = [],
): Promise<BulkStream> {
  const { status, stdout, stderr } = await scribery([
    'audit',
    'convert',
    '--format',
    format,
    '--bulk',
    ...more,
    ...logs,
  ]);
  if (status !== 0) throw new Error(`the logs were not converted: ${stderr}`);
  return new BulkStream(stdout.toString());
}

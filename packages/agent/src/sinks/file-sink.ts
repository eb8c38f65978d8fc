import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingHeader } from '@scribery/format';
import type { OutgoingMessage, Sink, SinkStream } from '../sink.ts';
import { MessageFile } from './message-file.ts';

export interface FileSinkOptions {
  /** `directory`: a file `<recording>.json` each; `file`: one for all recordings, which one process at a time writes. */
  readonly to: { readonly directory: string } | { readonly file: string };
  /**
   * Bring a batch to the disk before it counts as committed. The default: the spool is deleted on the strength of it.
   * Without, a power failure can lose what the kernel had not written yet (about half a minute).
   */
  readonly sync?: boolean;
  readonly required?: boolean;
}

/**
 * Writes messages as tlog does, one JSON object a line, so that `tlog-play --reader=file` plays a recording's file. The
 * commit point is the file itself: its last whole line of the recording.
 */
export function fileSink({ to, sync = true, required = true }: FileSinkOptions): Sink {
  if ('directory' in to)
    return { name: `directory ${to.directory}`, required, ...eachItsFile(to.directory, sync) };
  return { name: `file ${to.file}`, required, ...oneFile(to.file, sync) };
}

function eachItsFile(directory: string, sync: boolean): Pick<Sink, 'open' | 'close'> {
  return {
    async open({ recording }: RecordingHeader): Promise<SinkStream> {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = await MessageFile.open(join(directory, `${recording}.json`), sync);
      try {
        return fileStream(file, await file.lastIdOf(recording), () => file.close());
      } catch (error) {
        await file.close();
        throw error;
      }
    },
    async close() {},
  };
}

function oneFile(path: string, sync: boolean): Pick<Sink, 'open' | 'close'> {
  let opened: Promise<{ readonly file: MessageFile; readonly ids: Map<string, number> }> | undefined;
  const openOnce = async (): Promise<{ readonly file: MessageFile; readonly ids: Map<string, number> }> => {
    const file = await MessageFile.open(path, sync);
    try {
      return { file, ids: await file.lastIds() };
    } catch (error) {
      await file.close();
      throw error;
    }
  };
  return {
    async open({ recording }: RecordingHeader, committed: number): Promise<SinkStream> {
      opened ??= openOnce();
      try {
        const { file, ids } = await opened;
        return fileStream(file, Math.max(committed, ids.get(recording) ?? 0), async () => undefined);
      } catch (error) {
        opened = undefined;
        throw error;
      }
    },
    async close() {
      await (await opened)?.file.close();
      opened = undefined;
    },
  };
}

function fileStream(file: MessageFile, committed: number, close: () => Promise<void>): SinkStream {
  return {
    committed,
    async deliver(messages: readonly OutgoingMessage[]): Promise<number> {
      await file.append(messages.map(({ line }) => line));
      return messages.at(-1)?.id ?? committed;
    },
    close,
  };
}

import { whyPacked } from '@scribery/audit/packed-form';
import { ScriberyError } from '@scribery/errors';
import type { AuditInput, InputPart } from './input.ts';
import { LogFile } from './log-file.ts';

/**
 * Reads files one after the other, plain or gzip, as one log: an event may go on in the next. Of one that cannot be read, or
 * breaks off, `onUnreadable` is told (SCR_INPUT_UNREADABLE); unless that throws, the next is read.
 */
export function filesInput(
  paths: readonly string[],
  onUnreadable: (error: ScriberyError) => void,
): AuditInput {
  return {
    name: paths.join(' '),
    resumable: false,
    live: false,
    async *read(signal: AbortSignal): AsyncGenerator<InputPart> {
      for (const path of paths) {
        try {
          const file = await LogFile.open(path);
          try {
            const packed = whyPacked(file.mark.head);
            if (packed !== undefined) throw new Error(packed);
            for await (const bytes of file.content(0)) {
              if (signal.aborted) return;
              yield { kind: 'bytes', bytes };
            }
          } finally {
            await file.close();
          }
        } catch (cause) {
          const why = cause instanceof Error ? cause.message : String(cause);
          onUnreadable(new ScriberyError('SCR_INPUT_UNREADABLE', why, { cause, place: { file: path } }));
        }
        yield { kind: 'end' };
      }
    },
  };
}

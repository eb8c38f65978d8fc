import type { Readable } from 'node:stream';
import type { AuditInput, InputPart } from './input.ts';

/** Reads a stream: standard input, also as auditd's plugin. It ends when the writer closes it. */
export function streamInput(name: string, stream: Readable): AuditInput {
  return {
    name,
    resumable: false,
    live: true,
    async *read(signal: AbortSignal): AsyncGenerator<InputPart> {
      // A stream that waits for bytes is only ended by destroying it.
      const stop = (): void => void stream.destroy();
      signal.addEventListener('abort', stop, { once: true });
      try {
        if (signal.aborted) return;
        for await (const bytes of stream) yield { kind: 'bytes', bytes };
        yield { kind: 'end' };
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

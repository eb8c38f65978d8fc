import type { Writable } from 'node:stream';
import { ScriberyError } from '@scribery/errors';
import { ALL_DELIVERED, type AuditOutput } from './output.ts';

/** Writes events to a stream of this process, one a line; they count as committed when the stream has taken them. */
export function streamOutput(name: string, stream: Writable): AuditOutput {
  return {
    name,
    async deliver(events) {
      const text = events.map(({ line }) => `${line}\n`).join('');
      await new Promise<void>((resolve, reject) => {
        stream.write(text, (error) => {
          if (error == null) resolve();
          else reject(new ScriberyError('SCR_SINK_FAILED', `${name}: ${error.message}`, { cause: error }));
        });
      });
      return ALL_DELIVERED;
    },
    close: async () => {},
  };
}

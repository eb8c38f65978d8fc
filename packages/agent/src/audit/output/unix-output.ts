import type { AuditOutput } from './output.ts';
import { ALL_DELIVERED } from './output.ts';
import { SocketWriter } from './socket-writer.ts';

/** Writes events to a unix stream socket, one a line. */
export function unixOutput(path: string): AuditOutput {
  const writer = new SocketWriter(`unix:${path}`, { path });
  return {
    name: `unix:${path}`,
    async deliver(events, signal) {
      await writer.write(Buffer.from(events.map(({ line }) => `${line}\n`).join('')), signal);
      return ALL_DELIVERED;
    },
    close: () => writer.close(),
  };
}

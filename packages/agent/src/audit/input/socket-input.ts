import { connect, type Socket } from 'node:net';
import { backoffMs } from '../../backoff.ts';
import { pause } from '../../pause.ts';
import type { AuditInput, InputPart } from './input.ts';

/** First and longest pause before a socket is tried again, in ms: auditd is back within a second after a restart. */
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

export interface SocketInputOptions {
  readonly path: string;
  /** Told when it connected, and why it is not connected. */
  readonly onState?: (state: { readonly connected: boolean; readonly error?: unknown }) => void;
}

/**
 * Reads the socket of auditd's af_unix plugin, in string or binary form, and comes back when auditd was restarted. What it
 * wrote meanwhile went nowhere, so that a gap is told after every connection but the first.
 */
export function socketInput({ path, onState }: SocketInputOptions): AuditInput {
  return {
    name: path,
    resumable: false,
    live: true,
    async *read(signal: AbortSignal): AsyncGenerator<InputPart> {
      let attempt = 0;
      let connectedBefore = false;
      while (!signal.aborted) {
        try {
          const socket = await connected(path, signal);
          attempt = 0;
          onState?.({ connected: true });
          if (connectedBefore) yield { kind: 'lost', reason: `the connection to ${path} was broken` };
          connectedBefore = true;
          yield* partsOf(socket, signal);
          onState?.({ connected: false });
        } catch (error) {
          if (!signal.aborted) onState?.({ connected: false, error });
        }
        if (connectedBefore) yield { kind: 'end' };
        attempt++;
        await pause(backoffMs(attempt, RETRY_FIRST_MS, RETRY_MOST_MS, Math.random()), signal);
      }
    },
  };
}

function connected(path: string, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path });
    const stop = (): void => void socket.destroy(new Error('stopped'));
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      signal.removeEventListener('abort', stop);
      resolve(socket);
    });
  });
}

async function* partsOf(socket: Socket, signal: AbortSignal): AsyncGenerator<InputPart> {
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) return;
    for await (const bytes of socket) yield { kind: 'bytes', bytes };
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

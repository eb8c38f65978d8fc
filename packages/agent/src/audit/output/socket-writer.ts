import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { ScriberyError } from '@scribery/errors';

/** Longest that a connection may take to be made, or a write to be taken, in ms; then it counts as broken. */
const TAKEN_WITHIN_MS = 30_000;

/** Writes to a stream socket, which it connects when there is something to write and after it was broken. */
export class SocketWriter {
  readonly #name: string;
  readonly #options: NetConnectOpts;
  #socket: Socket | undefined;

  constructor(name: string, options: NetConnectOpts) {
    this.#name = name;
    this.#options = options;
  }

  /**
   * Resolves when the kernel has taken the bytes. That is as much as a stream socket tells: what the reader had not read
   * when it died is lost.
   */
  async write(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const open = this.#socket?.destroyed === false ? this.#socket : undefined;
    const socket = open ?? (await this.#connect(signal));
    await this.#settled(socket, signal, (done) => socket.write(bytes, done));
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', resolve);
      socket.end(() => socket.destroy());
    });
  }

  async #connect(signal: AbortSignal): Promise<Socket> {
    const socket = connect(this.#options);
    this.#socket = socket;
    // The end of a connection is noticed at once, so that the next write makes a new one; nobody sends us anything.
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
    });
    socket.on('error', () => socket.destroy());
    socket.resume();
    await this.#settled(socket, signal, (done) => socket.once('connect', done));
    return socket;
  }

  /** Waits for `done`, an error, or the end of the time. */
  #settled(
    socket: Socket,
    signal: AbortSignal,
    begin: (done: (error?: Error | null) => void) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: Error | null): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stopped);
        socket.off('error', end);
        socket.off('close', closed);
        if (error == null) resolve();
        else {
          socket.destroy();
          reject(new ScriberyError('SCR_SINK_FAILED', `${this.#name}: ${error.message}`, { cause: error }));
        }
      };
      const stopped = (): void => end(new Error('stopped'));
      const closed = (): void => end(new Error('the connection was closed'));
      const timer = setTimeout(() => end(new Error('it takes nothing')), TAKEN_WITHIN_MS);
      signal.addEventListener('abort', stopped, { once: true });
      socket.on('error', end);
      socket.on('close', closed);
      begin(end);
    });
  }
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zstdDecompressSync } from 'node:zlib';
import { parseMessage } from '@scribery/format';

/** What a test does with a request before or after it is stored: answer it itself (true), or let it go on. */
type Hook = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A small server with the `POST /api/ingest` of docs/api.md, which refuses no double silently: it counts them. */
export class Collector {
  /** Lines of each recording, in the order of ids. */
  readonly recordings = new Map<string, string[]>();
  requests = 0;
  beforeStoring: Hook = () => false;
  afterStoring: Hook = () => false;
  readonly #server = createServer((request, response) => this.#serve(request, response));

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      this.requests++;
      if (this.beforeStoring(request, response)) return;
      const answer = this.#store(zstdDecompressSync(Buffer.concat(pieces)).toString().trimEnd().split('\n'));
      if (this.afterStoring(request, response)) return;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  }

  #store(lines: readonly string[]): object {
    const counts = { stored: 0, known: 0 };
    const refused: object[] = [];
    const touched = new Set<string>();
    for (const [n, line] of lines.entries()) {
      const { message } = parseMessage(line);
      if (message === undefined) throw new Error(`line ${n + 1} is no message`);
      const stored = this.recordings.get(message.rec) ?? [];
      this.recordings.set(message.rec, stored);
      touched.add(message.rec);
      const known = stored[message.id - 1];
      if (message.id > stored.length + 1) throw new Error(`message ${message.id} after ${stored.length}`);
      if (known === undefined) {
        stored.push(line);
        counts.stored++;
      } else if (known === line) counts.known++;
      else {
        const { rec: recording, id } = message;
        refused.push({ line: n + 1, recording, id, code: 'SCR_MESSAGE_CONFLICT', message: 'another one' });
      }
    }
    const commits = [...touched].map((recording) => ({
      recording,
      id: this.recordings.get(recording)?.length,
    }));
    return { ...counts, refused, commits };
  }
}

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';

/** What a test does with an event instead of storing it: the status that its item gets. */
type Fault = (id: string, tries: number) => number | undefined;

/** A server with the bulk interface of Elasticsearch, as far as creating documents goes, that fails when it is told to. */
export class BulkServer {
  readonly documents = new Map<string, unknown>();
  readonly authorizations: (string | undefined)[] = [];
  requests = 0;
  /** Documents that were created though they were there. */
  doubles = 0;
  fault: Fault = () => undefined;
  /** Answers a whole request itself (true). */
  before: (response: ServerResponse, ids: readonly string[]) => boolean = () => false;
  /** As `before`, after the documents are stored. */
  after: (response: ServerResponse) => boolean = () => false;
  readonly #tries = new Map<string, number>();
  readonly #server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      this.requests++;
      this.authorizations.push(request.headers.authorization);
      this.#answer(response, gunzipSync(Buffer.concat(pieces)).toString().trimEnd().split('\n'));
    });
  });

  static async start(t: TestContext): Promise<BulkServer> {
    const server = new BulkServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
      server.#server.close();
      server.#server.closeAllConnections();
    });
    return server;
  }

  get url(): string {
    const address: AddressInfo | string | null = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `http://127.0.0.1:${port}/audit/_bulk`;
  }

  #answer(response: ServerResponse, lines: readonly string[]): void {
    const events = lines.flatMap((line, n) =>
      n % 2 === 0
        ? [{ id: String(JSON.parse(line).create._id), document: JSON.parse(lines[n + 1] ?? '') }]
        : [],
    );
    if (
      this.before(
        response,
        events.map(({ id }) => id),
      )
    )
      return;
    const items = events.map(({ id, document }) => ({ create: this.#create(id, document) }));
    if (this.after(response)) return;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ took: 1, errors: items.some(({ create }) => create.status > 299), items }));
  }

  #create(
    id: string,
    document: unknown,
  ): { readonly _id: string; readonly status: number; readonly error?: object } {
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    const status = this.fault(id, tries);
    if (status !== undefined)
      return { _id: id, status, error: { type: 'made_up', reason: `status ${status}` } };
    if (this.documents.has(id)) {
      this.doubles++;
      return {
        _id: id,
        status: 409,
        error: { type: 'version_conflict_engine_exception', reason: 'is there' },
      };
    }
    this.documents.set(id, document);
    return { _id: id, status: 201 };
  }
}

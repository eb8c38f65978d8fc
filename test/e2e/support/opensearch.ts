import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from '@scribery/runtime/testing';

/** Where the set-up unpacks it (scripts/setup/opensearch.mjs). */
const DISTRIBUTION = join(import.meta.dirname, '../../../.cache/opensearch/opensearch-2.19.4');

/** Longest time, in ms, that a node may take to start on a loaded machine; it takes 7 s on an idle one. */
const START_WITHIN_MS = 120_000;

/** A link to a file in the `bin` of what Java is installed as. */
const JAVA = '/usr/bin/java';

/** Enough for some thousand documents; and a compiler that spends little on code that runs for seconds. */
const JAVA_OPTIONS = '-Xms512m -Xmx512m -XX:TieredStopAtLevel=1';

/** It refuses to run as root; Debian's `nobody` and `nogroup` own nothing. */
const NOBODY = 65_534;

/** Why no OpenSearch can run here; null when one can. */
export function noOpenSearch(): string | null {
  if (!existsSync(JAVA)) return `${JAVA} is not installed`;
  if (existsSync(join(DISTRIBUTION, 'bin/opensearch'))) return null;
  return `no OpenSearch in ${DISTRIBUTION}; npm run setup says why`;
}

/** What a node answered: the status, and the body as JSON. */
interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- the shapes of another program's answers, which tests look into
  readonly body: any;
}

/** A node of a real OpenSearch on loopback, with a folder of its own that is gone when it is disposed of. */
export class OpenSearch implements AsyncDisposable {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #port = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async start(): Promise<OpenSearch> {
    const node = new OpenSearch(mkdtempSync(join(tmpdir(), 'scribery-opensearch-')));
    try {
      // A copy: whom it runs as may not reach a checkout in somebody's home.
      cpSync(DISTRIBUTION, node.#folder, { recursive: true });
      mkdirSync(join(node.#folder, 'tmp'));
      await node.resume();
      return node;
    } catch (error) {
      await node[Symbol.asyncDispose]();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Asks it something. `body` is JSON, or lines of JSON as a text. */
  async ask(method: string, path: string, body?: string | object): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: {
              'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
            },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Ends it; what it has stays. */
  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  /** Starts it, again under the same port, and waits until it answers. */
  async resume(): Promise<void> {
    writeFileSync(join(this.#folder, 'config/opensearch.yml'), this.#configuration());
    const ports = join(this.#folder, 'logs/http.ports');
    rmSync(ports, { force: true });
    const asRoot = process.getuid?.() === 0;
    if (asRoot) {
      chmodSync(this.#folder, 0o700);
      spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, this.#folder]);
    }
    const child = spawn(join(this.#folder, 'bin/opensearch'), {
      cwd: this.#folder,
      ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
      env: {
        PATH: process.env['PATH'],
        OPENSEARCH_JAVA_HOME: dirname(dirname(realpathSync(JAVA))),
        OPENSEARCH_JAVA_OPTS: JAVA_OPTIONS,
        OPENSEARCH_TMPDIR: join(this.#folder, 'tmp'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (told += text));
    await until(
      'OpenSearch starts',
      () => {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`OpenSearch ended with ${child.exitCode ?? child.signalCode}: ${told}`);
        return existsSync(ports);
      },
      START_WITHIN_MS,
    );
    this.#port = Number(/:(\d+)$/m.exec(readFileSync(ports, 'utf8'))?.[1]);
    const { body } = await this.ask('GET', '/_cluster/health?wait_for_status=yellow&timeout=60s');
    if (body.timed_out !== false) throw new Error(`OpenSearch is not ready: ${JSON.stringify(body)}`);
  }

  /** It writes down the port that it got, and its disk may be as full as it is. */
  #configuration(): string {
    return [
      'network.host: 127.0.0.1',
      `http.port: ${this.#port}`,
      'transport.port: 0',
      'discovery.type: single-node',
      'node.portsfile: true',
      'cluster.routing.allocation.disk.threshold_enabled: false',
      '',
    ].join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

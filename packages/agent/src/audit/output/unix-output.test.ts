import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { scratch } from '../../testing/scratch.ts';
import { outgoing } from '../testing/outgoing.ts';
import { unixOutput } from './unix-output.ts';

const signal = new AbortController().signal;

/** A socket that keeps the lines that it gets. */
class LineServer {
  lines: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(t: TestContext, path: string) {
    let rest = '';
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.setEncoding('utf8').on('data', (text: string) => {
        const pieces = (rest + text).split('\n');
        rest = pieces.pop() ?? '';
        this.lines.push(...pieces);
      });
    }).listen(path);
    t.after(() => this.close());
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

test('events go to a socket, one a line, and to its successor when it was restarted', async (t) => {
  const path = join(scratch(t), 'out.sock');
  const output = unixOutput(path);
  await assert.rejects(output.deliver(outgoing(1), signal), { code: 'SCR_SINK_FAILED' });
  const first = new LineServer(t, path);
  await output.deliver(outgoing(2), signal);
  await until('two lines', () => first.lines.length === 2);
  first.close();
  const second = new LineServer(t, path);
  // What the kernel took for a reader that had just died is lost; a store or a file does not have this.
  await until('it is connected again', async () => {
    try {
      await output.deliver(outgoing(1, 3), signal);
    } catch {
      return false;
    }
    return second.lines.length > 0;
  });
  assert.equal(second.lines[0], outgoing(1, 3)[0]?.line);
  await output.close();
});

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

/** Addresses that the pages' own router shows. */
const PAGE_ROUTES = ['/', '/recordings/:recording', '/sign-in'];

/** A year in ms: the names of built files change with their content. */
const ASSET_MAX_AGE_MS = 31_536_000_000;

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Scribery</title>
<h1>The pages are not built</h1>
<p>Run <code>npm start</code> in the checkout once; the API works without: <a href="/api/docs">/api/docs</a>.</p>
</html>
`;

/** Serves the web pages from the folder that they were built to. */
export async function pages(app: FastifyInstance, folder: string): Promise<void> {
  for (const url of PAGE_ROUTES) {
    app.get(url, { schema: { hide: true } }, (_request, reply) => sendPage(reply, folder));
  }
  await app.register((own) => files(own, folder));
}

async function files(app: FastifyInstance, folder: string): Promise<void> {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    // Folders, and paths that lead out: nothing of ours is there.
    if (error.statusCode !== 403) throw error;
    reply.callNotFound();
  });
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    decorateReply: false,
    suppressWarning: true,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(folder, 'assets'));
      reply.header(
        'cache-control',
        hashed ? `public, max-age=${ASSET_MAX_AGE_MS / 1000}, immutable` : 'no-cache',
      );
    },
  });
}

/** Answers with the page, whose own router tells what there is at the address. */
export async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const index = join(folder, 'index.html');
  // Read at each request: the pages may be built, or built anew, while the server runs.
  const html = existsSync(index) ? await readFile(index, 'utf8') : NOT_BUILT;
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

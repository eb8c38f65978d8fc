import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fixtureCommand, fixtureCommands, fixtureFiles, fixtureHosts } from './fixture-audit.ts';

/*
 * Enough of the HTTP API (docs/api.md) to test the pages in a browser without the server: a few recordings, hits that
 * are known, a live one that the test makes go on, and the server's security headers.
 */

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** As the server sends it: what the pages do has to hold under this. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

interface FixtureMessage {
  readonly rec: string;
  readonly id: number;
  readonly pos: number;
  readonly [key: string]: unknown;
}

interface FixtureRecording {
  readonly summary: Record<string, unknown> & {
    recording: string;
    start: number;
    duration: number;
    live: boolean;
  };
  readonly messages: FixtureMessage[];
}

export const SHELL = 'shell-1';
export const LIVE = 'live-1';
/** A screen of 10 × 3 cells, one of 500 × 200, and one on which nothing was ever shown; in no list. */
export const TINY = 'tiny-1';
export const HUGE = 'huge-1';
export const BLANK = 'blank-1';

/** What the store tells of a month that it cannot read. */
export const DAMAGED = 'The store is damaged: 2026-10.sqlite; move it away';

const START = Date.UTC(2026, 10, 23, 15, 26, 44);

function load(
  name: string,
  recording: string,
  start: number,
  duration: number,
  more: object = {},
): FixtureRecording {
  const lines = readFileSync(join(FIXTURES, `${name}.json`), 'utf8')
    .trim()
    .split('\n');
  const messages = lines.map((line): FixtureMessage => ({ ...JSON.parse(line), rec: recording }));
  return { summary: summaryOf(recording, start, duration, messages.length, more), messages };
}

function summaryOf(recording: string, start: number, duration: number, messages: number, more: object) {
  const size = { cols: 80, rows: 24, bytes_out: duration * 3, bytes_in: 525, messages, problems: 0 };
  const who = { host: 'demo.example.org', user: 'alice', term: 'xterm-256color', session: 4 };
  return {
    recording,
    start,
    duration,
    live: false,
    ended: start + duration,
    exit: 0,
    ...size,
    ...who,
    ...more,
  };
}

/** A recording that shows one text (ASCII) at its end, or nothing. */
function shows(
  recording: string,
  size: { readonly cols: number; readonly rows: number },
  text: string,
): FixtureRecording {
  const base = { ver: '2.3', host: 'demo', rec: recording, user: 'alice', term: 'xterm', session: 4, id: 1 };
  const timing = `=${size.cols}x${size.rows}+1000>${text.length}`;
  const message = { ...base, pos: 0, time: START / 1000, timing };
  const data = { in_txt: '', in_bin: [], out_txt: text, out_bin: [] };
  const summary = summaryOf(recording, START, 1000, 1, { ...size, bytes_out: text.length });
  return { summary, messages: [{ ...message, ...data }] };
}

function hit(
  recording: string,
  time: number,
  position: number,
  row: number,
  text: string,
  word: string,
  more: object = {},
) {
  const at = text.indexOf(word);
  const place = {
    buffer: 'main',
    row,
    column: at,
    width: word.length,
    matches: [[at, at + word.length]],
    places: [{ row, column: at, width: word.length, start: at, end: at + word.length }],
    kind: 'saw',
  };
  const who = { host: 'demo.example.org', user: 'alice' };
  return { recording, ...who, time: time + position, position, until: null, text, ...place, ...more };
}

export interface FixtureServer {
  readonly url: string;
  /** The live recording shows more text; ASCII only. */
  tell(text: string): void;
  /** A command begins in the live recording. */
  run(args: readonly string[]): void;
  /** The live recording ends; the audit trail brings a command behind it. */
  endWith(args: readonly string[]): void;
  /** Everybody is signed out, or in again. */
  signedIn: boolean;
  /** There is no recording at all. */
  empty: boolean;
  /** A month cannot be read. */
  damaged: boolean;
  close(): Promise<void>;
}

/** Serves the pages that were built into `pages`, and the fixtures, on a free port of this machine. */
export async function startFixtureServer(pages: string): Promise<FixtureServer> {
  const shell = load('shell', SHELL, START, 16_600);
  const vim = load('vim', 'vim-1', START - 3_600_000, 4_800, {
    user: 'bob',
    host: 'web-01.example.org',
    exit: 7,
    problems: 2,
  });
  const full = load('fullscreen', 'full-1', START - 86_400_000, 7_300, {
    cols: 100,
    rows: 28,
    command: ['htop', '--tree'],
  });
  const live: FixtureRecording = {
    summary: summaryOf(LIVE, START + 60_000, 0, 0, {
      live: true,
      ended: null,
      exit: undefined,
      user: 'root',
      host: 'db-02',
    }),
    messages: [],
  };
  const recordings = [live, shell, vim, full];
  const rows = Array.from({ length: 199 }, (_, row) => `row ${row} ${'x'.repeat(480)}`);
  const unlisted = [
    shows(TINY, { cols: 10, rows: 3 }, 'tiny'),
    shows(HUGE, { cols: 500, rows: 200 }, `${rows.join('\r\n')}\r\nlast`),
    shows(BLANK, { cols: 80, rows: 24 }, ''),
  ];
  const hits = [
    hit(SHELL, START, 1882, 6, '🙂 emoji 👩‍👩‍👧 family', 'emoji', {
      places: [
        { row: 6, column: 3, width: 5, start: 3, end: 8 },
        { row: 6, column: 16, width: 6, start: 18, end: 24 },
      ],
    }),
    hit(SHELL, START, 1851, 2, '$ cat proj/docs/utf8.txt', 'utf8'),
    hit('vim-1', START - 3_600_000, 3652, 5, '  6     printf("hello %d\\n", 42);', 'hello', {
      user: 'bob',
      host: 'web-01.example.org',
      buffer: 'alternate',
    }),
    hit('vim-1', START - 3_600_000, 1700, 4, '    /* hello, world */', 'hello', {
      user: 'bob',
      host: 'web-01.example.org',
      buffer: 'alternate',
    }),
  ];
  const done = {
    buffer: null,
    row: null,
    column: null,
    width: null,
    places: [],
    boot: 'b',
    session: 4,
    as: 'root',
  };
  hits.push(
    hit(SHELL, START, 2150, 0, 'systemctl restart nginx', 'nginx', { ...done, kind: 'cmd', id: 'e1' }),
    hit(SHELL, START, 0, 0, 'rename /etc/nginx/conf.d/site.conf', 'nginx', {
      ...done,
      kind: 'event',
      id: 'e2',
      recording: null,
      position: null,
      time: START,
    }),
  );
  const followers = new Set<ServerResponse>();
  /** Commands of the live recording that the audit trail brought. */
  const late: object[] = [];
  const state = { signedIn: true, empty: false, damaged: false };

  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fixture');
    response.setHeader('content-security-policy', POLICY);
    if (url.pathname.startsWith('/api/')) api(request, response, url);
    else page(response, pages, url.pathname);
  });

  function api(request: IncomingMessage, response: ServerResponse, url: URL): void {
    if (url.pathname === '/api/sign-in') {
      state.signedIn = true;
      return json(response, 200, {});
    }
    if (!state.signedIn) return json(response, 401, failure('SCR_NOT_SIGNED_IN', 'Not signed in'));
    if (url.pathname === '/api/sign-out') {
      state.signedIn = false;
      response.writeHead(204).end();
      return;
    }
    if (url.pathname === '/api/session') return json(response, 200, { via: 'cookie' });
    if (url.pathname === '/api/live') return follow(response);
    if (url.pathname === '/api/recordings') return json(response, 200, list(url.searchParams));
    if (url.pathname === '/api/search') return search(response, url.searchParams.get('query') ?? '');
    const [, id, rest] = /^\/api\/recordings\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const recording = [...recordings, ...unlisted].find(({ summary }) => summary.recording === id);
    if (recording === undefined)
      return json(response, 404, failure('SCR_RECORDING_NOT_FOUND', `No such recording: ${id}`));
    if (rest === undefined) return json(response, 200, recording.summary);
    const audited = id === SHELL;
    if (rest === 'commands')
      return json(response, 200, {
        commands: audited ? fixtureCommands : id === LIVE ? late : [],
        next: null,
      });
    if (rest === 'files') return json(response, 200, { files: audited ? fixtureFiles : [] });
    if (rest === 'hosts') return json(response, 200, { hosts: audited ? fixtureHosts : [] });
    if (rest === 'live') return follow(response);
    if (rest === 'playback') return playback(response, recording, Number(url.searchParams.get('after') ?? 0));
    return json(response, 404, failure('SCR_ROUTE_NOT_FOUND', request.url ?? ''));
  }

  function list(parameters: URLSearchParams): object {
    const problems = state.damaged ? [DAMAGED] : [];
    if (state.empty) return { recordings: [], next: null, count: 0, count_capped: false, problems };
    const user = /user:(\w+)/.exec(parameters.get('query') ?? '')?.[1];
    const kept = recordings
      .map(({ summary }) => summary)
      .filter((summary) => user === undefined || summary['user'] === user);
    const more = Array.from({ length: 30 }, (_, n) =>
      summaryOf(`old-${n}`, START - n * 7_200_000 - 90_000_000, 1000 * 61 * (n * n + 1), 5, {
        exit: n % 7 === 3 ? 130 : 0,
      }),
    );
    if (user !== undefined)
      return { recordings: kept, next: null, count: kept.length, count_capped: false, problems };
    const pages = [[...kept, ...more], more, more];
    const number = Number(parameters.get('cursor')?.slice(1) ?? 0);
    const next = number + 1 < pages.length ? `c${number + 1}` : null;
    return { recordings: pages[number], next, count: 10_000, count_capped: true, problems };
  }

  function search(response: ServerResponse, query: string): void {
    const [, inside, words = ''] = /^(?:rec:(\S+) )?\(?(.*?)\)?$/.exec(query) ?? [];
    if (words.includes('"') && words.split('"').length % 2 === 0) {
      const column = query.lastIndexOf('"') + 1;
      return json(
        response,
        400,
        failure('SCR_QUERY_SYNTAX', 'The query cannot be read: a quotation mark is not closed', column),
      );
    }
    const found = hits.filter(
      (h) => h.text.includes(words) && (inside === undefined || h.recording === inside),
    );
    json(response, 200, {
      hits: found,
      next: null,
      count: found.length,
      count_capped: false,
      problems: state.damaged ? [DAMAGED] : [],
      limited: words.startsWith('/') ? { lines: 250_000, since: START } : null,
      searched: `lines with “${words}” that stood on a screen, in 4 recordings`,
    });
  }

  function playback(response: ServerResponse, recording: FixtureRecording, after: number): void {
    for (const message of recording.messages.slice(after)) response.write(`${JSON.stringify({ message })}\n`);
    const { duration, live: goesOn } = recording.summary;
    response.end(`${JSON.stringify({ end: { next: null, duration, live: goesOn } })}\n`);
  }

  function follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': following\n\n');
    followers.add(response);
    response.once('close', () => followers.delete(response));
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    get signedIn() {
      return state.signedIn;
    },
    set signedIn(value) {
      state.signedIn = value;
    },
    get empty() {
      return state.empty;
    },
    set empty(value) {
      state.empty = value;
    },
    get damaged() {
      return state.damaged;
    },
    set damaged(value) {
      state.damaged = value;
    },
    tell(text) {
      const id = live.messages.length + 1;
      const base = {
        ver: '2.3',
        host: 'db-02',
        rec: LIVE,
        user: 'root',
        term: 'xterm',
        session: 4,
        time: START / 1000,
      };
      const data = { timing: `>${text.length}`, in_txt: '', in_bin: [], out_txt: text, out_bin: [] };
      const message = { ...base, id, pos: id * 100, ...data };
      live.messages.push(message);
      live.summary.duration = message.pos;
      for (const follower of followers) {
        follower.write(`event: message\nid: ${id}\ndata: ${JSON.stringify(message)}\n\n`);
        follower.write(`event: recording\ndata: ${JSON.stringify(live.summary)}\n\n`);
      }
    },
    run(args) {
      const command = JSON.stringify(fixtureCommand(live.summary.duration, args));
      for (const follower of followers) follower.write(`event: command\ndata: ${command}\n\n`);
    },
    endWith(args) {
      const { duration } = live.summary;
      Object.assign(live.summary, { live: false, ended: START + duration });
      for (const follower of followers)
        follower.write(`event: end\ndata: ${JSON.stringify({ duration })}\n\n`);
      late.push(fixtureCommand(duration, args));
    },
    close() {
      for (const follower of followers) follower.end();
      http.closeAllConnections();
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };
}

function page(response: ServerResponse, pages: string, path: string): void {
  const file = extname(path) === '' ? '/index.html' : path;
  try {
    const content = readFileSync(join(pages, file));
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function failure(code: string, message: string, column?: number): object {
  return { error: { code, message, ...(column === undefined ? {} : { column }) } };
}

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@scribery/runtime/testing';
import { PtyDriver, type PtyEnd } from '@scribery/shim/testing';
import { SCRIBERY } from './scribery.ts';

/** Typed at a prompt that does not echo; must be found nowhere afterwards. */
export const PASSWORD = 'Correct-Horse-7391';

/** How long a search is asked again, in ms; a text not found by then is a failure on any machine. */
const FOUND_WITHIN_MS = 30_000;

const PROMPT = 'work> ';

/** Texts that stood on the screen, by the part of the session that showed them. */
export const SEEN = {
  vim: 'The rule for port 8443 was widened on Friday',
  less: 'Grant of Patent License',
  unicode: '日本語のテキスト',
  resized: '30 100',
  job: 'background-job-finished',
  burst: 'burst-42',
} as const;

export interface RunningServer {
  readonly url: string;
  readonly token: string;
}

export interface WorkingSession {
  /** Every byte that the terminal got. */
  readonly shown: Buffer;
  readonly end: PtyEnd;
}

/**
 * Drives a recorded bash through an hour's work in seconds: an editor, a password, a pager, Unicode, 1 MB of random
 * bytes, a resize, a background job, 20 MB of output at once, and exit status 7.
 */
export async function workingSession(folder: string, server: RunningServer): Promise<WorkingSession> {
  writeFileSync(join(folder, 'random.bin'), randomBytes(1_000_000));
  await using pty = new PtyDriver(['sh', '-c', `exec ${SCRIBERY} rec -- bash --norc --noprofile`], {
    cwd: folder,
    env: {
      ...process.env,
      SCRIBERY_SERVER: server.url,
      SCRIBERY_TOKEN: server.token,
      XDG_DATA_HOME: folder,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      PS1: PROMPT,
      HISTFILE: '',
    },
  });
  /** Lets a text stand on the screen until a search of the running server finds it. */
  const found = (text: string): Promise<void> => untilFound(server, `saw:"${text}"`);
  /** Types keys and waits until what shows that they have done their work stands behind what stood before. */
  const press = async (keys: string, done: string): Promise<void> => {
    const from = pty.output.length;
    pty.type(keys);
    await pty.waitFor(done, from);
  };
  const run = (line: string, done: string): Promise<void> => press(`${line}\r`, done);

  await pty.waitFor(PROMPT);

  await run('vim -u NONE -N notes.txt', '"notes.txt"');
  await press(`i${SEEN.vim}\x1b`, 'Friday');
  await found(SEEN.vim);
  await run(':wq', PROMPT);

  await run("stty -echo; printf 'Pass''word: '; IFS= read -r secret; stty echo", 'Password: ');
  await run(PASSWORD, PROMPT);
  await run('echo "it has ${#secret} characters"', `it has ${PASSWORD.length} characters`);

  await run('less /usr/share/common-licenses/Apache-2.0', 'Apache License');
  await run(`/${SEEN.less}`, SEEN.less);
  await found(SEEN.less);
  await press('q', PROMPT);

  await run(`printf '%s 한국어 🚀 nai\\314\\210ve\\n' ${SEEN.unicode}`, '🚀');
  await found(SEEN.unicode);

  await run("cat random.bin; printf '\\033c'; echo random-is-'over'", 'random-is-over');

  pty.resize(100, 30);
  await run(`while [ "$(stty size)" = '24 80' ]; do :; done; stty size`, SEEN.resized);
  await found(SEEN.resized);

  await run(`(sleep 0.3; echo ${SEEN.job}) & wait`, 'Done');
  await found(SEEN.job);

  await run(`seq 1 2777777 | head -c 20000000; echo; echo burst-$((40 + 2))`, SEEN.burst);
  await found(SEEN.burst);

  pty.type('exit 7\r');
  const end = await pty.end();
  return { shown: pty.output, end };
}

/** Asks the server again and again, with a limit, until the query has a hit. */
async function untilFound({ url, token }: RunningServer, query: string): Promise<void> {
  const address = `${url}/api/search?query=${encodeURIComponent(query)}`;
  const isFound = async (): Promise<boolean> => {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const page = await answer.text();
    if (!answer.ok) throw new Error(`${query}: ${page}`);
    return JSON.parse(page).hits.length > 0;
  };
  await until(`${query} is found while it stands there`, isFound, FOUND_WITHIN_MS);
}

/** Bytes that look random and are the same in every run. */
function randomBytes(count: number): Buffer {
  const blocks: Buffer[] = [];
  for (let n = 0; n * 32 < count; n++) blocks.push(createHash('sha256').update(`block ${n}`).digest());
  return Buffer.concat(blocks).subarray(0, count);
}

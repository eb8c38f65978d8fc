import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PtyDriver, type PtyEnd } from '@scribery/shim/testing';
import { SCRIBERY } from './scribery.ts';

/** Typed at a prompt that does not echo; must be found nowhere afterwards. */
export const PASSWORD = 'Correct-Horse-7391';

/** Texts that stood on the screen, by the part of the session that showed them. */
export const SEEN = {
  vim: 'The rule for port 8443 was widened on Friday',
  less: 'Grant of Patent License',
  unicode: '日本語のテキスト',
  resized: 'thirty rows',
  job: 'background-job-finished',
  burst: 'burst-is-over',
} as const;

export interface WorkingSession {
  /** Every byte that the terminal got. */
  readonly shown: Buffer;
  readonly end: PtyEnd;
}

/**
 * Drives a recorded bash through an hour's work in seconds: an editor, a password, a pager, Unicode, 1 MB of random
 * bytes, a resize, a background job, 20 MB of output at once, and exit status 7.
 */
export async function workingSession(
  dataDir: string,
  server: string,
  token: string,
): Promise<WorkingSession> {
  const folder = join(dataDir, '..');
  writeFileSync(join(folder, 'random.bin'), randomBytes(1_000_000));
  await using pty = new PtyDriver([SCRIBERY, 'rec', '--', 'bash', '--norc', '--noprofile'], {
    cwd: folder,
    env: {
      ...process.env,
      SCRIBERY_SERVER: server,
      SCRIBERY_TOKEN: token,
      XDG_DATA_HOME: folder,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      PS1: 'work> ',
      HISTFILE: '',
    },
  });
  /** Types a line and waits for what shows that it is done, behind its own echo. */
  const run = async (line: string, done: string): Promise<number> => {
    const from = pty.output.length;
    pty.type(`${line}\r`);
    return pty.waitFor(done, from);
  };

  await pty.waitFor('work> ');

  await run('vim -u NONE -N notes.txt', '"notes.txt"');
  pty.type(`i${SEEN.vim}\x1b`);
  await pty.waitFor('Friday');
  await run(':wq', 'written');

  await run("stty -echo; printf 'Pass''word: '; IFS= read -r secret; stty echo", 'Password: ');
  await run(PASSWORD, 'work> ');
  await run('echo "it has ${#secret} characters"', `it has ${PASSWORD.length} characters`);

  await run('less /usr/share/common-licenses/Apache-2.0', 'Apache License');
  await run(`/${SEEN.less}`, SEEN.less);
  pty.type('q');
  await pty.waitFor('work> ');

  await run(`printf '%s 한국어 🚀 nai\\314\\210ve\\n' ${SEEN.unicode}`, '🚀');

  await run("cat random.bin; printf '\\033c'; echo random-is-'over'", 'random-is-over');

  pty.resize(100, 30);
  await run(`stty size; echo ${SEEN.resized.replace(' ', "' '")}`, '30 100');

  await run(`(sleep 0.3; echo ${SEEN.job.replace('job', "'job'")}) & wait`, SEEN.job);

  await run(`seq 1 2777777 | head -c 20000000; echo; echo ${SEEN.burst.replace('is', "'is'")}`, SEEN.burst);

  pty.type('exit 7\r');
  const end = await pty.end();
  return { shown: pty.output, end };
}

/** Bytes that look random and are the same in every run. */
function randomBytes(count: number): Buffer {
  const blocks: Buffer[] = [];
  for (let n = 0; n * 32 < count; n++) blocks.push(createHash('sha256').update(`block ${n}`).digest());
  return Buffer.concat(blocks).subarray(0, count);
}

import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PtyDriver } from '@scribery/shim/testing';
import { SCRIBERY } from './scribery.ts';
import type { TestUser } from './kernel-audit.ts';

const PROMPT = 'audited> ';

/** Bytes of an argument that the kernel spreads over several EXECVE records (7,500 bytes of text each). */
const LONG_ARGUMENT = 'long-'.repeat(4000);

export interface Executed {
  /** What is typed. */
  readonly line: string;
  /** The words that are executed, the program's path aside. */
  readonly args: readonly string[];
  /** What it shows, where it shows something of its own. */
  readonly shows?: string;
  /** Exit status. */
  readonly exit: number;
  /** Whether it runs as root. */
  readonly asRoot?: boolean;
}

/** The commands of the session, with arguments that a converter could stumble over. */
export function commandsOf(url: string): readonly Executed[] {
  return [
    { line: `/bin/echo plain-marker`, args: ['/bin/echo', 'plain-marker'], shows: 'plain-marker', exit: 0 },
    {
      line: `/bin/echo 'two  blanks' "it's" '"quoted"' '' '*' quote-marker`,
      args: ['/bin/echo', 'two  blanks', "it's", '"quoted"', '', '*', 'quote-marker'],
      shows: 'quote-marker',
      exit: 0,
    },
    {
      line: `/bin/echo 'Grüße' 京都 🚀 unicode-marker`,
      args: ['/bin/echo', 'Grüße', '京都', '🚀', 'unicode-marker'],
      shows: 'unicode-marker',
      exit: 0,
    },
    {
      line: `/bin/echo $'a\\ttab' $'a\\nline' control-marker`,
      args: ['/bin/echo', 'a\ttab', 'a\nline', 'control-marker'],
      shows: 'control-marker',
      exit: 0,
    },
    {
      line: `/bin/echo CAFE 414243 'type=SYSCALL msg=audit(1.000:1): pid=1' hex-marker`,
      args: ['/bin/echo', 'CAFE', '414243', 'type=SYSCALL msg=audit(1.000:1): pid=1', 'hex-marker'],
      shows: 'hex-marker',
      exit: 0,
    },
    {
      line: '/bin/true "$LONG_ARGUMENT"',
      args: ['/bin/true', LONG_ARGUMENT],
      exit: 0,
    },
    { line: '/bin/false with-a-status', args: ['/bin/false', 'with-a-status'], exit: 1 },
    {
      line: 'sudo /bin/echo root-marker',
      args: ['/bin/echo', 'root-marker'],
      shows: 'root-marker',
      exit: 0,
      asRoot: true,
    },
    {
      line: './job.sh one "and two"',
      args: ['/bin/sh', './job.sh', 'one', 'and two'],
      shows: 'script-marker',
      exit: 3,
    },
    {
      line: `curl --silent ${url}`,
      args: ['curl', '--silent', url],
      shows: 'server-marker',
      exit: 0,
    },
  ];
}

/**
 * A recorded shell with a login uid and an audit session of its own, in which the commands are run one after the other,
 * each typed when what the one before showed stands there.
 */
export async function auditedSession(
  folder: string,
  user: TestUser,
  server: { readonly url: string; readonly token: string },
  commands: readonly Executed[],
): Promise<void> {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'job.sh'), '#!/bin/sh\necho script-marker "$2"\nexit 3\n');
  chmodSync(join(home, 'job.sh'), 0o755);
  chownSync(home, user.uid, user.uid);
  const shell = `setpriv --reuid=${user.name} --regid=${user.name} --init-groups bash --norc --noprofile`;
  // Writing the login uid begins an audit session, as pam_loginuid(8) does it for a login.
  const login = `echo ${user.uid} >/proc/self/loginuid && exec ${SCRIBERY} rec -- ${shell}`;
  await using pty = new PtyDriver(['sh', '-c', login], {
    cwd: home,
    env: {
      ...process.env,
      SCRIBERY_SERVER: server.url,
      SCRIBERY_TOKEN: server.token,
      XDG_DATA_HOME: folder,
      HOME: home,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      PS1: PROMPT,
      HISTFILE: '',
      LONG_ARGUMENT,
    },
  });
  let shown = await pty.waitFor(PROMPT);
  for (const { line } of commands) {
    pty.type(`${line}\r`);
    // Behind the echo of what was typed comes the next prompt.
    shown = await pty.waitFor(PROMPT, shown);
  }
  pty.type('exit 0\r');
  const end = await pty.end();
  if (end.exit !== 0)
    throw new Error(`the session ended with ${JSON.stringify(end)}: ${pty.output.toString()}`);
}

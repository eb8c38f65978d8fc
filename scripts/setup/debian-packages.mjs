import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { APT_ERROR, optional, reasonIn } from './optional.mjs';
import { run } from './run.mjs';
import { withoutServices } from './without-services.mjs';

/** What each purpose needs beyond Node: a program that must be found, and the Debian packages that bring it. */
const needed = {
  start: [{ program: 'cc', packages: ['gcc', 'libc6-dev'] }],
  test: [
    { program: 'cc', packages: ['gcc', 'libc6-dev'] },
    { program: 'chromium', packages: ['chromium', 'fonts-dejavu-core'] },
    { program: 'tlog-play', packages: ['tlog'] },
    { program: 'asciinema', packages: ['asciinema'] },
    { program: 'script', packages: ['bsdutils'] },
    { program: 'tmux', packages: ['tmux'] },
    { program: 'vim', packages: ['vim'] },
    { program: 'less', packages: ['less'] },
    { program: 'htop', packages: ['htop'] },
    { program: 'top', packages: ['procps'] },
    { program: 'su', packages: ['util-linux'] },
    { program: 'git', packages: ['git'] },
    { program: 'ausearch', packages: ['auditd'] },
    { program: 'laurel', packages: ['laurel'] },
    { program: 'journalctl', packages: ['systemd'] },
    { program: 'systemd-journal-remote', packages: ['systemd-journal-remote'] },
    { program: 'rsyslogd', packages: ['rsyslog'] },
    { program: 'logger', packages: ['bsdutils'] },
    { program: 'sudo', packages: ['sudo'] },
    { program: 'curl', packages: ['curl'] },
    { program: 'java', packages: ['default-jre-headless'] },
    { program: 'mvn', packages: ['maven'] },
    { program: 'unzip', packages: ['unzip'] },
  ],
};

/**
 * Installs the Debian packages whose programs are missing, when root.
 * Otherwise, or when that fails, gives one line for people that says what is missing and how to get it.
 */
export async function installDebianPackages(purpose) {
  const packages = missing(purpose);
  if (packages.length === 0) return null;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get'))
    return `missing: ${packages.join(' ')}; as root: ${command}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return optional(
    async () => {
      await run('reading the package lists (apt-get update)', 'apt-get', ['update'], { env });
      await withoutServices(() =>
        run(`installing ${packages.join(' ')}`, 'apt-get', command.split(' ').slice(1), { env }),
      );
    },
    (said) =>
      `could not install ${packages.join(' ')} (${reasonIn(said, APT_ERROR)}); as root: apt-get update && ${command}`,
  );
}

function missing(purpose) {
  const absent = needed[purpose].filter(({ program }) => !onPath(program));
  return [...new Set(absent.flatMap(({ packages }) => packages))];
}

function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/lib/systemd'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

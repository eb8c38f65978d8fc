import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APT_ERROR, optional, reasonIn } from './optional.mjs';
import { root } from './paths.mjs';
import { run, SetupError } from './run.mjs';
import { once } from './stamp.mjs';

/**
 * The release whose headers the audit tables are generated from, whatever release this machine runs:
 * its linux-libc-dev (Linux 6.12) has every architecture in one package, and a stable release keeps its kernel.
 */
const SUITE = 'trixie';
const packages = ['linux-libc-dev', 'libaudit-dev'];

const folder = join(root, '.cache/kernel-headers');

/**
 * Unpacks the headers into .cache/kernel-headers; installs nothing. apt gets lists and a cache of its own there,
 * so this needs no root and leaves the machine's package sources as they are.
 * Gives one line for people where that does not work.
 */
export function unpackKernelHeaders() {
  const unpacked = join(folder, 'usr/include/libaudit.h');
  return optional(
    () => once('kernel-headers', ['scripts/setup/kernel-headers.mjs'], unpacked, download),
    (said) =>
      `no kernel headers of ${SUITE}: the test that regenerates the audit tables says so and does not run. ${reasonIn(said, APT_ERROR)}`,
  );
}

async function download() {
  const archives = join(folder, 'archives');
  for (const part of ['lists/partial', 'cache/archives/partial', 'archives'])
    mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'sources.list'), await sourceLine());
  const options = [
    `Dir::Etc::SourceList=${join(folder, 'sources.list')}`,
    'Dir::Etc::SourceParts=/dev/null',
    `Dir::State::Lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'Acquire::Languages=none',
    // apt would fetch as its own user, who may not write below a checkout that belongs to somebody else.
    'APT::Sandbox::User=',
  ].flatMap((option) => ['-o', option]);
  await run(`reading the package lists of ${SUITE}`, 'apt-get', [...options, 'update']);
  await run(
    `downloading ${packages.join(' ')} of ${SUITE}`,
    'apt-get',
    [...options, 'download', ...packages],
    {
      cwd: archives,
    },
  );
  for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await run(`unpacking ${archive}`, 'dpkg-deb', ['--extract', join(archives, archive), folder]);
  for (const part of ['lists', 'cache']) rmSync(join(folder, part), { recursive: true });
}

/** The mirror that this machine gets Debian from, with the wanted suite. */
async function sourceLine() {
  const targets = await run('asking apt for its mirror', 'apt-get', [
    'indextargets',
    '--format',
    '$(LABEL) $(REPO_URI)',
    'Created-By: Packages',
  ]);
  const mirror = /^Debian (\S+)$/m.exec(targets)?.[1];
  if (mirror === undefined) throw new SetupError('apt knows no Debian mirror here');
  return `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} ${SUITE} main\n`;
}

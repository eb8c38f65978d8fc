/* The audit trail of the shell recording of the fixtures. */

interface FixtureCommand {
  readonly id: string;
  readonly [key: string]: unknown;
}

let serial = 0;

/** A command of the audit trail; what is not told is of alice's shell. */
export function fixtureCommand(position: number, args: readonly string[], more: object = {}): FixtureCommand {
  serial += 1;
  const names = { user: 'alice', effective_user: 'alice', exe: `/usr/bin/${args[0]}`, cwd: '/home/alice' };
  const process = { pid: 100 + serial, ppid: 100, parent: null, exit: null, until: null };
  const line = args.map((word) => (/^[\w./=-]+$/.test(word) ? word : `'${word}'`)).join(' ');
  const moment = { position, after_end: false, time: 0 };
  return { id: `event-${serial}`, ...moment, ...process, ...names, args, line, ...more };
}

const shell = fixtureCommand(20, ['bash', '-l'], { pid: 100, ppid: 1 });
const below = { parent: shell.id };
const sudo = fixtureCommand(2100, ['sudo', 'systemctl', 'restart', 'nginx'], {
  ...below,
  effective_user: 'root',
  until: 9000,
  exit: 1,
});

export const fixtureCommands: readonly FixtureCommand[] = [
  shell,
  fixtureCommand(400, ['ls', '-la', '--color=auto'], { ...below, until: 420, exit: 0 }),
  fixtureCommand(1850, ['cat', 'proj/docs/utf8.txt'], { ...below, until: 1900, exit: 0 }),
  sudo,
  fixtureCommand(2150, ['systemctl', 'restart', 'nginx'], {
    parent: sudo.id,
    user: 'root',
    effective_user: 'root',
    until: 8950,
    exit: 1,
  }),
  fixtureCommand(
    9800,
    ['curl', '-fsS', 'https://deploy.example.org/hooks/after?service=nginx&state=failed'],
    {
      ...below,
      until: 10_400,
      exit: 22,
    },
  ),
  fixtureCommand(12_000, ['sh', '-c', 'tar czf /tmp/logs.tgz /var/log/nginx && ls -l /tmp'], {
    ...below,
    until: 12_900,
    exit: 0,
  }),
  fixtureCommand(13_500, ['grep', '-rn', 'permission denied', '/var/log/nginx'], {
    ...below,
    until: 13_900,
    exit: 0,
  }),
  fixtureCommand(40_000, ['logger', 'left', 'running'], {
    parent: null,
    after_end: true,
    until: 40_010,
    exit: 0,
  }),
];

const use = { after_end: false, exes: ['/usr/bin/tar'], users: ['alice'] };

export const fixtureFiles = [
  { ...use, path: '/tmp/logs.tgz', position: 12_010, last: 12_800, count: 3, actions: ['openat', 'write'] },
  { ...use, path: '/etc/nginx/conf.d/site.conf', position: 2300, last: 2300, count: 1, actions: ['rename'] },
];

export const fixtureHosts = [
  { ...use, ip: '2001:db8::7', port: 443, position: 9850, last: 9900, count: 2, failed: 1 },
  { ...use, ip: '192.0.2.7', port: 443, position: 9901, last: 9901, count: 1, failed: 1 },
];

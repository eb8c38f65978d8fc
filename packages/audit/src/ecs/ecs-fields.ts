import { cutFields } from '../limit/cut-fields.ts';
import {
  date,
  type DocumentOf,
  flattened,
  ip,
  ips,
  keyword,
  keywords,
  long,
  oneOf,
  someOf,
  stored,
  text,
  wildcard,
} from '../schema/field-kinds.ts';

/** Version of the Elastic Common Schema whose fields these are. */
export const ECS_VERSION = '8.17.0';

const group = (whose: string) => ({
  id: keyword(`Group id of ${whose}.`),
  name: keyword(`Group name of ${whose}, as the log or the given group file has it.`),
});

const user = (whose: string) => ({
  id: keyword(`User id of ${whose}.`),
  name: keyword(`User name of ${whose}, as the log or the given passwd file has it.`),
  group: group(whose),
});

const host = (end: string) => ({
  ip: ip(`IP address of the ${end}.`),
  port: long(`Port of the ${end}.`),
  address: keyword(
    `Address of the ${end} as text: an IP address, a host name, or the path of a unix socket.`,
  ),
  domain: keyword(`Host name of the ${end}.`),
});

/**
 * Every field of an ECS document. What is under `auditd` is ours; all else is of the Elastic Common Schema,
 * but for `user.audit`, `user.saved` and `user.filesystem`, which follow its custom.
 */
export const ecsFields = {
  '@timestamp': date('When the event happened, as the kernel says, UTC.'),
  ecs: { version: keyword('Version of the Elastic Common Schema.') },
  error: { message: text('What could not be read.') },
  event: {
    kind: oneOf('`pipeline_error` for a line that belongs to no event.', ['event', 'pipeline_error']),
    category: keywords('What the event is about, in the words of ECS.'),
    type: keywords('What happened to it, in the words of ECS.'),
    action: keyword(
      'What was done. Where no word is known it is the name of the system call or the record, and the object is `unknown`.',
    ),
    outcome: oneOf('How it went.', ['success', 'failure', 'unknown']),
    sequence: long('Serial number of the event; it starts anew with every boot.'),
    id: keyword('Time and serial number as the log writes them: `1718000000.123:456`.'),
    original: stored('The lines of the event, with --with-text; of a `pipeline_error` always.'),
  },
  host: {
    name: keyword(
      'Host of the event: the `node=` of its lines, the host of their syslog header, or that of the agent.',
    ),
    boot: { id: keyword('Boot of the host, as its agent says.') },
  },
  user: {
    ...user('the process (uid, gid)'),
    effective: user('the effective identity (euid, egid)'),
    saved: user('the saved identity (suid, sgid)'),
    filesystem: user('the identity for file access (fsuid, fsgid)'),
    audit: {
      id: keyword('Login user id: who signed in, whatever su and sudo did later.'),
      name: keyword('Login user name.'),
    },
    target: user('the account that the event is about'),
  },
  group: group('the group that the event is about'),
  process: {
    entity_id: keyword('`event.id` of the event that started the process, where the stream has it.'),
    pid: long('Process id.'),
    name: keyword('Name of the process (comm), at most 15 bytes.'),
    executable: keyword('Program file that the process runs.'),
    args: keywords(
      'Arguments from the first on: of this execution, or of the one of this process that came before.',
    ),
    args_count: long('Number of arguments, also of those that are not listed.'),
    command_line: wildcard('The arguments with spaces between.'),
    title: keyword('What the process says of itself (PROCTITLE), with spaces for NUL; at most 128 bytes.'),
    working_directory: keyword('Directory in which the process was.'),
    exit_code: long('Exit status that the process gave.'),
    parent: {
      entity_id: keyword('`event.id` of the event that started the parent.'),
      pid: long('Process id of the parent.'),
      ppid: long('Process id of its parent, from an earlier event of the stream.'),
      name: keyword('Name of the parent, from an earlier event of the stream.'),
      executable: keyword('Program file of the parent, from an earlier event of the stream.'),
      args: keywords('Arguments of the parent, from an earlier event of the stream.'),
    },
  },
  file: {
    path: keyword('File that the event is about, absolute where the log tells the directory.'),
    type: keyword('`file`, `dir`, `symlink`, `fifo`, `socket`, `character`, `block`.'),
    mode: keyword('Permissions, octal.'),
    inode: keyword('Inode.'),
    device: keyword('Device that holds the file, `major:minor`, hexadecimal.'),
    uid: keyword('User id of the owner.'),
    owner: keyword('User name of the owner.'),
    gid: keyword('Group id of the file.'),
    group: keyword('Group name of the file.'),
  },
  source: host('side that sent or called'),
  destination: host('side that was called'),
  network: {
    direction: oneOf('Seen from this host.', ['ingress', 'egress']),
    type: oneOf('Network of the addresses.', ['ipv4', 'ipv6']),
  },
  service: { name: keyword('Service that was started or stopped.') },
  related: {
    user: keywords('Every user name of the event.'),
    ip: ips('Every IP address of the event.'),
    hosts: keywords('Every host name of the event.'),
  },
  auditd: {
    record_types: keywords('Types of the records of the event, each once, in their order.'),
    session: long('Audit session id (ses); missing when unset.'),
    origin_session: long(
      'Session that started this process or an ancestor of it, when it has another one or none now.',
    ),
    syscall: keyword('System call.'),
    arch: keyword('Architecture of the system call.'),
    result: oneOf('As the record says.', ['success', 'fail']),
    exit: long('What the system call returned.'),
    error: keyword('Name of the error that the system call returned.'),
    tty: keyword('Terminal of the process.'),
    key: keywords('Keys of the rules that matched.'),
    subject: keyword('Security label of the process.'),
    script: keyword('Script that was executed: `process.executable` is its interpreter.'),
    title: keywords('Parts of the title, when there are several and they are not `process.args`.'),
    paths: {
      each: {
        item: long('Number of the item.'),
        name: keyword('As the record has it: it may be relative.'),
        type: keyword('As `file.type`.'),
        mode: keyword('As `file.mode`.'),
        inode: keyword('Inode.'),
        device: keyword('As `file.device`.'),
        rdev: keyword('Device that a device file stands for, `major:minor`, hexadecimal.'),
        uid: keyword('User id of the owner.'),
        owner: keyword('User name of the owner.'),
        gid: keyword('Group id of the file.'),
        group: keyword('Group name of the file.'),
        nametype: keyword('`NORMAL`, `PARENT`, `CREATE`, `DELETE` or `UNKNOWN`.'),
        object: keyword('Security label of the file.'),
        cap_fp: keyword('Permitted capabilities of the file.'),
        cap_fi: keyword('Inheritable capabilities of the file.'),
        cap_fe: keyword('Effective bit of the file’s capabilities.'),
        cap_fver: keyword('Version of the file’s capabilities.'),
        cap_frootid: keyword('User id of the root of the name space that set the capabilities.'),
      },
    },
    summary: {
      actor: {
        primary: keyword('Who signed in: login user, by name where known.'),
        secondary: keyword('As whom: effective user, by name where known.'),
      },
      object: {
        type: keyword('Kind of what it was done to; `unknown` for an action without a word.'),
        primary: keyword('What it was done to.'),
        secondary: keyword('What else: the old name of a rename, the port of an address.'),
      },
      how: keyword('By what: a script, a program file, or a command.'),
    },
    completed: keyword('Why the event was given out, when it may miss records: `clock`, `end` or `bound`.'),
    continuation: long('How many parts of the event were given out before: these records came late.'),
    problems: someOf('What is not as it should be.', [
      'arguments-incomplete',
      'arguments-cut',
      'title-full',
      'records-missing',
      'not-utf8',
    ]),
    repeated: long('Lines that were in the log more than once.'),
    bytes: {
      each: {
        field: keyword('Field of this document whose bytes are not UTF-8.'),
        base64: stored('Its exact bytes.'),
      },
    },
    cut: cutFields,
    data: flattened('What the records hold beside all these: by record type and field name.'),
  },
} as const;

export type EcsDocument = DocumentOf<typeof ecsFields>;

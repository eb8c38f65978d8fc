import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FieldKind } from '../field-kind.ts';
import { generalKinds, kindsByRecord } from '../field-kinds.ts';
import { interpretValue } from './interpret-value.ts';

const X86_64 = 0xc000_003e;
const MIPS = 0x0000_0008;

test('values are told by what their field is', () => {
  const values: readonly (readonly [FieldKind, string, string | undefined, number?])[] = [
    ['architecture', 'c000003e', 'x86_64'],
    ['architecture', '40000003', 'i386'],
    ['architecture', '1', undefined],
    ['syscall', '59', 'execve'],
    ['syscall', '4011', 'execve', MIPS],
    ['syscall', '59', undefined, 0],
    ['uring-operation', '18', 'openat'],
    ['exit', '-13', 'EACCES'],
    ['exit', '-2', 'ENOENT'],
    ['exit', '-145', 'ETIMEDOUT', MIPS],
    ['exit', '-512', 'ERESTARTSYS'],
    ['exit', '3', undefined],
    ['exit', '-100000', undefined],
    ['errno', '-13', 'EACCES'],
    ['errno', '0', undefined],
    ['result', '1', 'success'],
    ['result', 'failed', 'failed'],
    ['result', '0', 'failed'],
    ['result', '', undefined],
    ['signal', '11', 'SIGSEGV'],
    ['signal', '10', 'SIGBUS', MIPS],
    ['signal', '0', 'SIG0'],
    ['personality', '8', 'PER_LINUX32'],
    ['ioctl', '0x5401', 'TCGETS'],
    ['seccomp-action', '0x7ffc0000', 'SECCOMP_RET_LOG'],
    ['seccomp-action', '0x50001', 'SECCOMP_RET_ERRNO'],
    ['seccomp-action', '0x80000000', 'SECCOMP_RET_KILL_PROCESS'],
    ['fanotify-response', '2', 'deny'],
    ['capability', '21', 'CAP_SYS_ADMIN'],
    ['file-mode', '0100755', 'file,0755'],
    ['file-mode', '040700', 'dir,0700'],
    ['file-mode', '0104755', 'file,04755'],
    ['file-mode', '020620', 'character,0620'],
    ['permissions', '0640', '0640'],
    ['permissions', '0', '0000'],
    ['permission-mask', '6', 'write|read'],
    ['open-flags', '0x842', 'O_RDWR|O_CREAT|O_NONBLOCK'],
    ['open-flags', '00', 'O_RDONLY'],
    ['open-flags', '02000000', 'O_RDONLY|O_CLOEXEC'],
    ['resolve-flags', '0x4', 'RESOLVE_NO_SYMLINKS'],
    ['mmap-flags', '0x2', 'MAP_PRIVATE'],
    ['ip-protocol', '6', 'tcp'],
    ['ethernet-protocol', '0x0800', 'ip'],
    ['netfilter-protocol', '2', 'ipv4'],
    ['netfilter-hook', '1', 'INPUT'],
    ['netfilter-action', '0', 'accept'],
    ['netfilter-action', '1', 'drop'],
    ['icmp-type', '8', 'echo'],
    ['promiscuity', '256', 'yes'],
    ['promiscuity', '0', 'no'],
    ['filter-list', '6', 'filesystem'],
    ['filter-list', '4', 'exit'],
    ['text', '13', undefined],
    ['uid', '0', undefined],
  ];
  for (const [kind, value, told, arch] of values)
    assert.equal(interpretValue(kind, value, arch ?? X86_64), told, `${kind} ${value}`);
});

test('no value of any kind makes it fail', () => {
  const kinds = [generalKinds, ...Object.values(kindsByRecord)].flatMap((list) => list.map(([kind]) => kind));
  const value = fc.oneof(
    fc.string(),
    fc.bigInt().map(String),
    fc.bigInt({ min: 0n }).map((number) => `0x${number.toString(16)}`),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), value, fc.nat({ max: 0xffff_ffff }), (kind, text, arch) => {
      const told = interpretValue(kind, text, arch);
      assert.ok(told === undefined || /^[\w|,+-]*$/.test(told), told);
    }),
  );
});

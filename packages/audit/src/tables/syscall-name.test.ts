import assert from 'node:assert/strict';
import { test } from 'node:test';
import { architectureName } from './architecture-name.ts';
import { syscallName } from './syscall-name.ts';

// Codes as `arch=` has them, names by ausyscall(8), numbers by the kernel's own tables.
const calls: readonly [arch: number, name: string, number: number, call: string][] = [
  [0xc000_003e, 'x86_64', 0, 'read'],
  [0xc000_003e, 'x86_64', 59, 'execve'],
  [0xc000_003e, 'x86_64', 334, 'rseq'],
  [0xc000_003e, 'x86_64', 424, 'pidfd_send_signal'],
  [0xc000_003e, 'x86_64', 0x4000_0000 + 520, 'execve'],
  [0x4000_0003, 'i386', 11, 'execve'],
  [0x4000_0003, 'i386', 102, 'socketcall'],
  [0xc000_00b7, 'aarch64', 221, 'execve'],
  [0x4000_0028, 'arm', 11, 'execve'],
  [0x4000_0028, 'arm', 0xf_0005, 'set_tls'],
  [0xc000_0015, 'ppc64le', 11, 'execve'],
  [0x8000_0016, 's390x', 11, 'execve'],
  [0x0000_0016, 's390', 95, 'fchown'],
  [0xc000_00f3, 'riscv64', 221, 'execve'],
  [0x0000_0008, 'mips', 4011, 'execve'],
  [0xc000_0008, 'mipsel64', 5057, 'execve'],
  [0xe000_0008, 'mipsel64n32', 6057, 'execve'],
  [0xc000_9026, 'alpha', 59, 'execve'],
  [0xc000_0032, 'ia64', 1033, 'execve'],
  [0x8000_002b, 'sparc64', 59, 'execve'],
  [0xc000_0102, 'loongarch64', 221, 'execve'],
  [0x0000_005e, 'xtensa', 117, 'execve'],
];

test('a system call has its name on its architecture', () => {
  for (const [arch, name, number, call] of calls) {
    assert.equal(architectureName(arch), name);
    assert.equal(syscallName(arch, number), call, `${name} ${number}`);
  }
});

test('calls newer than the headers have their number on every architecture', () => {
  assert.equal(syscallName(0xc000_003e, 472), 'fchroot');
  assert.equal(syscallName(0xc000_003e, 0x4000_0000 + 472), 'fchroot');
  assert.equal(syscallName(0xc000_9026, 472 + 110), 'fchroot');
  assert.equal(syscallName(0x8000_0008, 5000 + 472), 'fchroot');
  assert.equal(syscallName(0xc000_00b7, 336), undefined);
});

test('what is not known has no name', () => {
  assert.equal(syscallName(0xc000_003e, 100_000), undefined);
  assert.equal(syscallName(0xc000_003e, -1), undefined);
  assert.equal(syscallName(0xc000_003e, 424.5), undefined);
  assert.equal(syscallName(0xdead_beef, 0), undefined);
  assert.equal(architectureName(0xdead_beef), undefined);
  // A port that Linux dropped, of which no table is at hand.
  assert.equal(architectureName(0x5441), 'frv');
  assert.equal(syscallName(0x5441, 1), undefined);
});

/** A kind of machine that headers are read for: the kernel's folder for it and what its compiler defines. */
export interface Target {
  readonly folder: string;
  readonly defines: readonly string[];
}

const lp64 = [
  '__LP64__',
  '__SIZEOF_INT128__=16',
  '__SIZEOF_LONG__=8',
  '__SIZEOF_POINTER__=8',
  '__CHAR_BIT__=8',
];
const ilp32 = ['__SIZEOF_LONG__=4', '__SIZEOF_POINTER__=4', '__CHAR_BIT__=8'];

/** Every application binary interface of Linux whose system calls Debian's headers know. */
export const targets = {
  aarch64: { folder: 'arm64', defines: ['__aarch64__', ...lp64] },
  alpha: { folder: 'alpha', defines: ['__alpha__', ...lp64] },
  arm: { folder: 'arm', defines: ['__arm__', '__ARM_EABI__', ...ilp32] },
  i386: { folder: 'x86', defines: ['__i386__', ...ilp32] },
  loongarch64: { folder: 'loongarch', defines: ['__loongarch_grlen=64', ...lp64] },
  m68k: { folder: 'm68k', defines: ilp32 },
  mips: { folder: 'mips', defines: ['_MIPS_SIM=1', '_MIPS_SZLONG=32', ...ilp32] },
  mips64: { folder: 'mips', defines: ['_MIPS_SIM=3', '_MIPS_SZLONG=64', ...lp64] },
  mips64n32: { folder: 'mips', defines: ['_MIPS_SIM=2', '_MIPS_SZLONG=32', ...ilp32] },
  parisc: { folder: 'parisc', defines: ilp32 },
  parisc64: { folder: 'parisc', defines: lp64 },
  ppc: { folder: 'powerpc', defines: ['__powerpc__', ...ilp32] },
  ppc64: { folder: 'powerpc', defines: ['__powerpc__', '__powerpc64__', ...lp64] },
  riscv32: { folder: 'riscv', defines: ['__riscv_xlen=32', ...ilp32] },
  riscv64: { folder: 'riscv', defines: ['__riscv_xlen=64', ...lp64] },
  s390: { folder: 's390', defines: ilp32 },
  s390x: { folder: 's390', defines: ['__s390x__', ...lp64] },
  sh: { folder: 'sh', defines: ilp32 },
  sparc: { folder: 'sparc', defines: ['__sparc__', ...ilp32] },
  sparc64: { folder: 'sparc', defines: ['__sparc__', '__arch64__', ...lp64] },
  x32: { folder: 'x86', defines: ['__x86_64__', '__ILP32__', ...ilp32] },
  x86_64: { folder: 'x86', defines: ['__x86_64__', ...lp64] },
} as const satisfies Record<string, Target>;

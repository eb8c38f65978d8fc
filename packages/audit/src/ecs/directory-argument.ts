import type { EventFacts } from './event-facts.ts';

/** Which argument of the `…at` calls is the descriptor of the directory that a relative name starts from (their man pages). */
const directoryArguments: Readonly<Record<string, 'a0' | 'a1' | 'a2'>> = {
  execveat: 'a0',
  faccessat: 'a0',
  faccessat2: 'a0',
  fchmodat: 'a0',
  fchmodat2: 'a0',
  fchownat: 'a0',
  futimesat: 'a0',
  linkat: 'a0',
  mkdirat: 'a0',
  mknodat: 'a0',
  name_to_handle_at: 'a0',
  newfstatat: 'a0',
  openat: 'a0',
  openat2: 'a0',
  readlinkat: 'a0',
  renameat: 'a0',
  renameat2: 'a0',
  statx: 'a0',
  symlinkat: 'a1',
  unlinkat: 'a0',
  utimensat: 'a0',
};

/** The call whose two names have a directory each, and the argument of the second. */
const secondDirectory: Readonly<Record<string, 'a0' | 'a1' | 'a2'>> = {
  linkat: 'a2',
  renameat: 'a2',
  renameat2: 'a2',
};

/** AT_FDCWD is -100 (fcntl.h); records have the low 32 bits, or 64 with the sign carried on. */
const atWorkingDirectory = /^(?:f{8})?f{6}9c$/;

/**
 * Whether relative names of a call start from the working directory; where they start from a descriptor, nothing in
 * the event tells the directory.
 */
export function startsFromWorkingDirectory(syscall: string | undefined, facts: EventFacts): boolean {
  const names = [directoryArguments[syscall ?? ''], secondDirectory[syscall ?? '']];
  return names.every((name) => name === undefined || atWorkingDirectory.test(facts.argument(name) ?? ''));
}

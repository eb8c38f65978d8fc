import { rmSync, writeFileSync } from 'node:fs';
import { SetupError } from './run.mjs';

/** Asked by Debian's packages before they start a service; 101 is "no" (invoke-rc.d(8)). */
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Runs an installation that starts no service: the tests need auditd's programs, and a daemon that takes the kernel's
 * audit events and loads rules is not theirs to start. A policy that is there already stays what it is.
 */
export async function withoutServices(install) {
  const made = makePolicy();
  try {
    return await install();
  } finally {
    if (made) rmSync(POLICY, { force: true });
  }
}

function makePolicy() {
  try {
    writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new SetupError(`services could not be kept from starting: ${error.message}`);
  }
}

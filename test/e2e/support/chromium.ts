import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PROGRAM = '/usr/bin/chromium';

/** Why the page tests cannot run here; false when they can. */
export const noChromium = existsSync(PROGRAM) ? false : `${PROGRAM} is not installed`;

/** Debian's Chromium, without a sandbox (tests may run as root) and without calls to anywhere. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

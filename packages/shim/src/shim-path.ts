import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ScriberyError } from '@scribery/errors';

/** `sanitize` is the same program under the address and undefined-behaviour sanitizers, for tests. */
export type ShimVariant = 'hardened' | 'sanitize';

/** Where a variant of the recorder is, or will be once it is built. */
export function programPath(variant: ShimVariant): string {
  const name = variant === 'hardened' ? 'scribery-shim' : 'scribery-shim-sanitize';
  return join(import.meta.dirname, '..', 'build', name);
}

/** The recorder's program. Throws SCR_RECORDER_MISSING when it is not built. */
export function shimPath(): string {
  const path = programPath('hardened');
  if (!existsSync(path)) {
    const howTo =
      'it is built at set-up, which needs a C compiler: apt-get install gcc libc6-dev, then npm start';
    throw new ScriberyError('SCR_RECORDER_MISSING', howTo, { place: { file: path } });
  }
  return path;
}

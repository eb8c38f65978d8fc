import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm run setup` unpacks the headers of Linux and of libaudit; `SCRIBERY_KERNEL_HEADERS` names others, to look at a newer kernel. */
const folder =
  process.env['SCRIBERY_KERNEL_HEADERS'] ?? join(import.meta.dirname, '../../../.cache/kernel-headers');

/** The headers that all architectures share, libaudit's among them. */
export const includeFolder = join(folder, 'usr/include');

/** The `asm/` headers of one architecture, by the kernel's own name for it (`x86`, `arm64`). */
export function architectureFolder(kernelName: string): string {
  return join(folder, 'usr/lib/linux/uapi', kernelName);
}

/** Why the tables cannot be generated here; null where they can. */
export function whyNoHeaders(): string | null {
  if (existsSync(join(includeFolder, 'libaudit.h')) && existsSync(architectureFolder('x86'))) return null;
  return `no kernel headers in ${folder}; npm run setup says why`;
}

import { join } from 'node:path';

/** The README's pictures, made anew with WRITE_GOLDEN=1; otherwise they go where nobody commits them. */
const folder = join(
  import.meta.dirname,
  '../../..',
  process.env['WRITE_GOLDEN'] === '1' ? 'docs/images' : '.cache/images',
);

/** Where a picture of the README goes. */
export function image(name: string): string {
  return join(folder, name);
}

import { architecture } from './architecture.ts';

/** The name of an architecture by the number in `arch=`: 0xc000003e is `x86_64`; undefined when it is not known. */
export function architectureName(code: number): string | undefined {
  return architecture(code)?.name;
}

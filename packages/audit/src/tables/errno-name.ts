import { numberTable } from './number-table.ts';

/** The name of an error number, of either sign, on the architecture with code `arch`: 13 and -13 are `EACCES`. */
export function errnoName(arch: number, error: number): string | undefined {
  const number = Math.abs(error);
  return numberTable('errno', arch).get(number) ?? numberTable('kernel-errno', arch).get(number);
}

/** A number with what it counts: `1 problem`, `2 problems`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

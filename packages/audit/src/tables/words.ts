/** The words of a generated table. */
export function words(text: string): string[] {
  return text.split(/\s/);
}

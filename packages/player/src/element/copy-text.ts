/** Copies a text for people; true when it was, false when they were shown it to copy it themselves. */
export async function copyText(text: string, what: string): Promise<boolean> {
  // Browsers have no clipboard for pages that come over plain HTTP from another machine.
  if (navigator.clipboard === undefined) {
    prompt(what, text);
    return false;
  }
  await navigator.clipboard.writeText(text);
  return true;
}

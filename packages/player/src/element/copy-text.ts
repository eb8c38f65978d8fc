/** Copies a text for people; true when it was, false when they were shown it to copy it themselves. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    // Browsers have no clipboard for pages that come over plain HTTP from another machine, and refuse it within others.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    prompt(what, text);
    return false;
  }
}

/**
 * Characters that act instead of showing: C0 and C1 controls, DEL, line and paragraph separators, bidirectional marks,
 * embeddings, overrides and isolates (CVE-2021-42574), the byte order mark, language tags, and halves of characters.
 */
const ACTING =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/**
 * Text of a stranger (a user's name, a file's name) for a terminal or a page: what would act is shown as `\xHH` or
 * `\u{HHHH}`, everything else stays. The result is for people; it is not meant to be read back.
 */
export function safeText(text: string): string {
  return text.replace(ACTING, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

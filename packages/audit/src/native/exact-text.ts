import { textOf } from '../record/latin1.ts';

/** Text in JSON; `text_bytes` (base64) is there where the text is not exact because the bytes are not UTF-8. */
export interface ExactText {
  readonly text: string;
  readonly text_bytes?: string;
}

export function exactText(latin1: string): ExactText {
  const { text, exact } = textOf(latin1);
  return exact ? { text } : { text, text_bytes: btoa(latin1) };
}

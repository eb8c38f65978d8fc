/**
 * What an input consists of:
 * - `log`: lines, of auditd, of its plugins in string form, or of the kernel in dmesg and syslog;
 * - `binary`: messages behind a `struct audit_dispatcher_header`, what auditd gives plugins in binary form;
 * - `netlink`: messages behind a `struct nlmsghdr`, as they come from the kernel;
 * - `journal`: entries of `journalctl -o export`.
 */
export type InputForm = 'log' | 'binary' | 'netlink' | 'journal';

export const INPUT_FORMS: readonly InputForm[] = ['log', 'binary', 'netlink', 'journal'];

/** Bytes at the start of an input that tell its form for sure: a netlink header and `audit(`. */
const FORM_BYTES = 22;

/** Recognises the form from the first bytes of an input; undefined where they are too few to tell. */
export function recogniseForm(start: Uint8Array): InputForm | undefined {
  const text = String.fromCharCode(...start.subarray(0, FORM_BYTES));
  // Text has no NUL in its first eight characters, and both kinds of header have some.
  if (start.length < 8) return start.includes(0x0a) ? 'log' : undefined;
  if (/^__[A-Z]/.test(text)) return 'journal';
  if (/^[\0\x01]\0\0\0\x10\0\0\0|^\0\0\0[\0\x01]\0\0\0\x10/.test(text)) return 'binary';
  if (!/^..\0\0.[\x03-\x0b]/s.test(text)) return 'log';
  if (start.length < FORM_BYTES) return undefined;
  return text.startsWith('audit(', 16) ? 'netlink' : 'log';
}

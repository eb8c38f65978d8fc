import { latin1Of } from '../record/latin1.ts';
import { recordTypeName } from '../tables/record-type-name.ts';

/**
 * The line that auditd writes for a message: what comes from the kernel begins with `audit(`, what auditd has already
 * formatted with `node=` or `type=`. It ends where a NUL is; line feeds within become spaces, as auditd makes them.
 */
export function messageLine(type: number, message: Uint8Array): string {
  const nul = message.indexOf(0);
  const text = latin1Of(message, 0, nul < 0 ? message.length : nul)
    .replace(/\n+$/, '')
    .replaceAll('\n', ' ');
  return text.startsWith('audit(') ? `type=${recordTypeName(type)} msg=${text}` : text;
}

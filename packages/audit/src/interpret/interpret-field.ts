import { interpretArgument } from '../tables/arguments/interpret-argument.ts';
import type { FieldKind } from '../tables/field-kind.ts';
import { UNSET_ID } from '../tables/unset-id.ts';
import { interpretValue } from '../tables/values/interpret-value.ts';
import type { FieldContext } from './field-context.ts';
import { readProcessTitle } from './process-title.ts';
import { capabilitySetText } from './capability-set.ts';
import { socketText } from './socket-text.ts';
import { encodedText, withoutQuotes } from './written-value.ts';

const UNSET = String(UNSET_ID);

/** The kernel joins the keys of several rules with this byte (AUDIT_KEY_SEPARATOR, linux/audit.h). */
const KEY_SEPARATOR = '\x01';

/**
 * What a field says, by its kind: decoded, looked up, or as it is written, without quotes. Latin-1; a list for what is
 * one. Ids are as they are written: their names are no matter of this.
 */
export function interpretField(
  kind: FieldKind,
  name: string,
  raw: string,
  context: FieldContext,
): string | readonly string[] {
  switch (kind) {
    case 'text':
    case 'decimal':
    case 'hexadecimal':
    case 'label':
    case 'address':
      return withoutQuotes(raw);
    case 'encoded':
    case 'tty-data':
      return encodedText(raw);
    case 'key':
      return splitKeys(encodedText(raw));
    case 'proctitle':
      return readProcessTitle(raw)?.parts ?? raw;
    case 'uid':
    case 'gid':
    case 'session':
      return raw === UNSET || raw === '-1' ? 'unset' : raw;
    case 'sockaddr':
      return socketText(raw) ?? raw;
    case 'capability-set':
      return capabilitySetText(raw) ?? raw;
    case 'argument':
      return interpretedArgument(name, raw, context);
    default:
      return interpretValue(kind, raw, context.architecture ?? 0) ?? withoutQuotes(raw);
  }
}

/** The keys of a rule: a list where there are several. */
export function splitKeys(keys: string): string | readonly string[] {
  return keys.includes(KEY_SEPARATOR) ? keys.split(KEY_SEPARATOR) : keys;
}

/** Arguments that nothing is known of are numbers or pointers: hexadecimal, and marked so. */
function interpretedArgument(name: string, raw: string, context: FieldContext): string {
  const { architecture, syscall } = context;
  const known =
    architecture === undefined || syscall === undefined
      ? undefined
      : interpretArgument(architecture, syscall, Number(name.slice(1)), raw, context.arguments);
  return known ?? (hexadecimal.test(raw) ? `0x${raw}` : raw);
}

const hexadecimal = /^[\da-f]+$/;

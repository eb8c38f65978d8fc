import type { FieldNeed } from '../query/alternatives.ts';
import type { Recording } from '../recording.ts';

/** What of a recording is looked at. */
type FieldName = 'recording' | 'user' | 'host';

/** Whether a recording is one that `user:`, `host:` and `rec:` ask for. */
export function meetsFields(recording: Pick<Recording, FieldName>, fields: readonly FieldNeed[]): boolean {
  return fields.every(
    (need) => matchesPattern(patternKey(need), valueOf(recording, need.field)) !== need.negated,
  );
}

/** A user or host as it is compared: without case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** A pattern as it is compared with the value of its field. */
export function patternKey({ field, pattern }: FieldNeed): string {
  return field === 'rec' ? pattern : nameKey(pattern);
}

function valueOf(recording: Pick<Recording, FieldName>, field: FieldNeed['field']): string {
  switch (field) {
    case 'user':
      return nameKey(recording.user);
    case 'host':
      return nameKey(recording.host);
    case 'rec':
      return recording.recording;
  }
}

/** Whether a value is what a pattern says, in which `*` stands for any characters. */
export function matchesPattern(pattern: string, value: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return value === first;
  const last = rest.pop() ?? '';
  if (!value.startsWith(first) || value.length < first.length + last.length || !value.endsWith(last))
    return false;
  // Each middle part as early as it can stand: that leaves the most room for the others, so no way back is needed.
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= value.length - last.length;
}

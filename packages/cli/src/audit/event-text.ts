import { safeText } from '@scribery/screen';
import type { AuditPage } from '@scribery/server';
import { clockText } from '../output/duration.ts';
import type { Style } from '../output/style.ts';
import { wallTimeText } from '../output/wall-time.ts';

export type Found = AuditPage['events'][number];

/** UTF-16 units that are shown of a line that is none of an audit log: it may be a file of another kind. */
const LINE_UNITS = 200;

/** An event as a line for people: when and who; what was done to what, with which result; where it can be watched. */
export function eventText(found: Found, style: Style): string {
  const { hit } = found;
  const as = hit.as === '' || hit.as === hit.user ? '' : `→${hit.as}`;
  const user = `${hit.user}${as}`;
  const who = style.strong(safeText(user === '' ? hit.host : `${user}@${hit.host}`));
  const where =
    hit.recording === null || hit.position === null
      ? 'not recorded'
      : `${hit.recording} at ${clockText(hit.position)}`;
  return `${wallTimeText(hit.time)}  ${who}  ${doneText(found, style)}  ${style.faint(safeText(where))}\n`;
}

function doneText({ hit, action, object, result, event }: Found, style: Style): string {
  const line = unparsedLine(event);
  if (line !== undefined) return `${style.match('not a line of an audit log:')} ${safeText(line)}`;
  // Where no object is told, the line of the event stands for it, which has action and result in it.
  if (hit.kind !== 'cmd' && object === hit.text) return style.strong(safeText(object));
  return [
    safeText(action ?? hit.kind),
    style.strong(safeText(object)),
    result === null || result === 'success' ? '' : style.match(safeText(result)),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The beginning of what a document holds that is of no event; undefined for that of an event. */
function unparsedLine({ event }: Found['event']): string | undefined {
  if (typeof event !== 'object' || event === null || !('kind' in event) || !('original' in event))
    return undefined;
  const { kind, original } = event;
  if (kind !== 'pipeline_error' || typeof original !== 'string') return undefined;
  return original.length <= LINE_UNITS ? original : `${original.slice(0, LINE_UNITS)}…`;
}

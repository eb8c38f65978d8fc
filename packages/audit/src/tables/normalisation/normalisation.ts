/** Words that ECS has for `event.category` and `event.type` (its field reference), as far as they are used here. */
export const eventCategories = [
  'authentication',
  'configuration',
  'driver',
  'file',
  'host',
  'iam',
  'intrusion_detection',
  'network',
  'package',
  'process',
  'session',
] as const;
export type EventCategory = (typeof eventCategories)[number];

export const eventTypes = [
  'access',
  'admin',
  'allowed',
  'change',
  'connection',
  'creation',
  'deletion',
  'denied',
  'end',
  'group',
  'info',
  'installation',
  'start',
  'user',
] as const;
export type EventType = (typeof eventTypes)[number];

/** What an event of one kind is in words. */
export interface Normalisation {
  /** What was done, as a verb that the object follows: `opened-file`, `connected-to`. */
  readonly action: string;
  /** What it was done to: `file`, `process`, `account`; undefined when to nothing in particular. */
  readonly object: string | undefined;
  /** Where the object stands, the first place that has it; see `ObjectPlace`. */
  readonly from: readonly ObjectPlace[];
  readonly category: readonly EventCategory[];
  readonly type: readonly EventType[];
  /** The record tells whether this was `allowed` or `denied`, which then belongs to `type`. */
  readonly verdict: boolean;
}

/**
 * A place of the object: `@path` is the chosen PATH record, `@executable` what runs, `@socket` the SOCKADDR record
 * or the address that a program tells, `@target` the process of an OBJ_PID record, `@exit` what the call returned,
 * `@setting` the setting of the audit system that was changed. Others are names of fields, in the records
 * of that type or else in any of the event; `a0` to `a3` are the arguments of the system call.
 */
type ObjectPlace = string;

import type { Place } from '../model/mark.ts';

/** The answers of the HTTP API that a page uses; see docs/api.md. Times in ms, cells counted from 0. */

export interface RecordingSummary {
  readonly recording: string;
  readonly host: string;
  readonly user: string;
  /** Wall time of position 0, ms since 1970. */
  readonly start: number;
  readonly duration: number;
  readonly cols: number;
  readonly rows: number;
  readonly bytes_out: number;
  readonly bytes_in: number;
  readonly live: boolean;
  /** Wall time, ms since 1970. */
  readonly ended: number | null;
  readonly term: string;
  readonly messages: number;
  readonly problems: number;
  readonly exit?: number;
  readonly signal?: string;
  readonly command?: readonly string[];
}

export interface RecordingList {
  readonly recordings: readonly RecordingSummary[];
  readonly next: string | null;
  /** On all pages; at least so many when `count_capped`; null where texts decide. */
  readonly count: number | null;
  readonly count_capped: boolean;
  /** What could not be read, a sentence each: recordings are missing. */
  readonly problems: readonly string[];
}

export type SearchHit = LineHit | EventHit;

/** Where a text stood: on which recording's screen, from when to when, in which cells. */
export interface LineHit {
  readonly recording: string;
  readonly host: string;
  readonly user: string;
  /** Wall time of `position`. */
  readonly time: number;
  readonly position: number;
  readonly until: number | null;
  readonly buffer: 'main' | 'alternate';
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly text: string;
  /** [start, end) in `text`, in UTF-16 units. */
  readonly matches: readonly (readonly [number, number])[];
  /** Where on the screen all of that stood; what wraps has a place on each row. */
  readonly places: readonly MatchPlace[];
  readonly kind: 'saw' | 'typed';
}

/** Cells of one row, and the part [start, end) of the text that stood there. */
interface MatchPlace extends Place {
  readonly start: number;
  readonly end: number;
}

/** What was done: a command, or another event of the audit trail. It has no place on a screen. */
export interface EventHit {
  /** Null where the session was not recorded; so is the position then. */
  readonly recording: string | null;
  readonly host: string;
  readonly user: string;
  readonly time: number;
  readonly position: number | null;
  /** When a command ended, where that is known. */
  readonly until: number | null;
  readonly buffer: null;
  readonly row: null;
  readonly column: null;
  readonly width: null;
  readonly text: string;
  readonly matches: readonly (readonly [number, number])[];
  readonly places: readonly [];
  readonly kind: 'cmd' | 'event';
  readonly id: string;
  readonly boot: string;
  readonly session: number | null;
  /** The effective user. */
  readonly as: string;
}

/** The part that was searched: so many lines and events, and nothing before `since` (ms since 1970). */
export interface Limited {
  readonly lines: number;
  readonly since: number;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly next: string | null;
  readonly count: number;
  readonly count_capped: boolean;
  /** What could not be searched, a sentence each: hits are missing. */
  readonly problems: readonly string[];
  /** How far it came, where regular expressions had to look at more than they may; null: it is whole. */
  readonly limited: Limited | null;
  /** What was searched, as a sentence. */
  readonly searched: string;
}

/** A command of the session of a recording, from the audit trail. Names are ids where the log has no names. */
export interface AuditCommand {
  readonly id: string;
  /** ms since the recording started. */
  readonly position: number;
  /** After the terminal closed. */
  readonly after_end: boolean;
  /** When it ended; null while it runs, or where the audit trail does not tell. */
  readonly until: number | null;
  /** Wall time, ms since 1970. */
  readonly time: number;
  readonly pid: number | null;
  readonly ppid: number | null;
  /** Id of the command that started it. */
  readonly parent: string | null;
  readonly user: string;
  readonly effective_user: string;
  readonly exe: string;
  readonly args: readonly string[];
  /** The arguments, quoted as a shell reads them. */
  readonly line: string;
  readonly cwd: string | null;
  readonly exit: number | null;
}

export interface CommandPage {
  readonly commands: readonly AuditCommand[];
  readonly next: number | null;
}

/** How a file or a host was used in a session. */
interface Use {
  readonly position: number;
  readonly after_end: boolean;
  readonly last: number;
  readonly count: number;
  readonly exes: readonly string[];
  readonly users: readonly string[];
}

export interface TouchedFile extends Use {
  readonly path: string;
  readonly actions: readonly string[];
}

export interface ContactedHost extends Use {
  readonly ip: string;
  readonly port: number | null;
  readonly failed: number;
}

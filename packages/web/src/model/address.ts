import { type Place, placesOfHit, type SearchHit } from '@scribery/player';

/** What the sessions page shows; all of it stands in the address. */
export interface SessionsState {
  readonly query: string;
  /** `moments` are places where a text stood, `recordings` are whole recordings. */
  readonly view: 'moments' | 'recordings';
  /** `next` of each page before, so that there is a way back through them; none on the first page. */
  readonly cursors: readonly string[];
}

/** What the player page shows. */
export interface RecordingState {
  readonly recording: string;
  /** ms; undefined when the address names no moment. */
  readonly at: number | undefined;
  readonly query: string;
  /** Cells to mark. */
  readonly places: readonly Place[];
}

export type Page =
  | { readonly name: 'sessions'; readonly state: SessionsState }
  | { readonly name: 'recording'; readonly state: RecordingState }
  | { readonly name: 'sign-in'; readonly token: string }
  | { readonly name: 'unknown' };

/** Reads an address; what it does not hold has its usual value. */
export function readAddress(url: URL): Page {
  const { pathname, searchParams } = url;
  if (pathname === '/') return { name: 'sessions', state: sessionsState(searchParams) };
  if (pathname === '/sign-in') return { name: 'sign-in', token: searchParams.get('token') ?? '' };
  const recording = /^\/recordings\/([^/]+)$/.exec(pathname)?.[1];
  if (recording === undefined) return { name: 'unknown' };
  return { name: 'recording', state: recordingState(decoded(recording), searchParams) };
}

function sessionsState(parameters: URLSearchParams): SessionsState {
  const query = parameters.get('q') ?? '';
  const view = parameters.get('view');
  const usual = asksForText(query) ? 'moments' : 'recordings';
  return {
    query,
    view: view === 'moments' || view === 'recordings' ? view : usual,
    cursors: parameters.getAll('cursor'),
  };
}

function recordingState(recording: string, parameters: URLSearchParams): RecordingState {
  return {
    recording,
    at: position(parameters.get('at')),
    query: parameters.get('q') ?? '',
    places: parameters.getAll('mark').flatMap(placeIn),
  };
}

/** `row,column,width`; what is something else is left out. */
function placeIn(text: string): Place[] {
  const mark = /^(\d+),(\d+),(\d+)$/.exec(text);
  return mark === null ? [] : [{ row: Number(mark[1]), column: Number(mark[2]), width: Number(mark[3]) }];
}

function position(text: string | null): number | undefined {
  const at = Number.parseFloat(text ?? '');
  return Number.isFinite(at) && at >= 0 ? at : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a query is about text, and not only about users, hosts and times. */
export function asksForText(query: string): boolean {
  const rest = query.replace(/-?\b(?:user|host|since|until|rec):(?:"[^"]*"|[^\s()]*)/gi, ' ');
  return rest.replace(/\b(?:AND|OR|NOT)\b|[()\s-]/g, '') !== '';
}

/** Pages that an address leads back through, one by one: it grows by some 80 characters with each. */
const PAGES_BACK = 20;

/** The address of the sessions page. */
export function sessionsAddress(state: {
  query: string;
  view?: SessionsState['view'];
  cursors?: readonly string[];
}): string {
  const parameters = new URLSearchParams();
  if (state.query !== '') parameters.set('q', state.query);
  const usual = asksForText(state.query) ? 'moments' : 'recordings';
  if (state.view !== undefined && state.view !== usual) parameters.set('view', state.view);
  for (const cursor of state.cursors?.slice(-PAGES_BACK) ?? []) parameters.append('cursor', cursor);
  return withQuery('/', parameters);
}

/** The address of a recording, or of a moment (ms) in it; whole ms, rounded up so that what is seen stands there. */
export function recordingAddress(recording: string, moment: { at?: number; query?: string } = {}): string {
  const parameters = new URLSearchParams();
  if (moment.at !== undefined) parameters.set('at', String(Math.ceil(moment.at)));
  if (moment.query !== undefined && moment.query !== '') parameters.set('q', moment.query);
  return withQuery(`/recordings/${encodeURIComponent(recording)}`, parameters);
}

/** Places that an address names: more than most lines have. The player finds the others of a line by the query. */
const MARKS = 16;

/** The address of the places and the moment that a hit tells; undefined where nothing was recorded. Positions keep their fraction, so that the text stands there. */
export function hitAddress(hit: SearchHit, query: string): string | undefined {
  if (hit.recording === null) return undefined;
  const parameters = new URLSearchParams({ at: String(hit.position) });
  if (query !== '') parameters.set('q', query);
  for (const { row, column, width } of placesOfHit(hit).slice(0, MARKS)) {
    parameters.append('mark', `${row},${column},${width}`);
  }
  return withQuery(`/recordings/${encodeURIComponent(hit.recording)}`, parameters);
}

/** Commas stay readable; everything else is as `URLSearchParams` writes it. */
function withQuery(path: string, parameters: URLSearchParams): string {
  return parameters.size === 0 ? path : `${path}?${String(parameters).replaceAll('%2C', ',')}`;
}

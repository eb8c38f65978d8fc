/**
 * Exit statuses of `scribery`. 0, 1 (a search without a hit) and 2 (wrong usage) are fixed;
 * `scribery rec` passes on the status of what it recorded.
 */
export const EXIT = {
  ok: 0,
  noHit: 1,
  usage: 2,
  notFound: 3,
  store: 4,
  server: 5,
  input: 6,
  recorder: 7,
  internal: 70,
} as const;

/** What an error code stands for: the sentence that starts its message, and how it leaves a server and a command. */
interface ErrorKind {
  readonly text: string;
  readonly http: number;
  readonly exit: number;
}

/** Every error that Scribery raises on purpose. A code, once released, keeps its meaning. */
export const registry = {
  SCR_USAGE: { text: 'Wrong usage', http: 400, exit: EXIT.usage },
  SCR_CONFIG: { text: 'The configuration cannot be used', http: 500, exit: EXIT.usage },
  SCR_REQUEST_INVALID: { text: 'The request is not valid', http: 400, exit: EXIT.usage },
  SCR_QUERY_SYNTAX: { text: 'The query cannot be read', http: 400, exit: EXIT.usage },
  SCR_FILTER_SYNTAX: { text: 'The filter cannot be read', http: 400, exit: EXIT.usage },
  SCR_QUERY_TOO_LARGE: { text: 'The query is too large', http: 400, exit: EXIT.usage },
  SCR_SEARCH_GIVEN_UP: { text: 'The search was given up', http: 503, exit: EXIT.server },
  SCR_NOT_SIGNED_IN: { text: 'Not signed in', http: 401, exit: EXIT.server },
  SCR_SIGN_IN_LINK_USED: { text: 'This sign-in link is not valid any more', http: 401, exit: EXIT.server },
  SCR_ROUTE_NOT_FOUND: { text: 'There is nothing at this address', http: 404, exit: EXIT.notFound },
  SCR_RECORDING_NOT_FOUND: { text: 'No such recording', http: 404, exit: EXIT.notFound },
  SCR_RECORDING_ID_INVALID: { text: 'Not a recording id', http: 400, exit: EXIT.usage },
  SCR_FORMAT_UNKNOWN: { text: 'The format of this file is not known', http: 400, exit: EXIT.input },
  SCR_INPUT_DAMAGED: { text: 'The input is damaged', http: 400, exit: EXIT.input },
  SCR_INPUT_UNREADABLE: { text: 'The input cannot be read', http: 400, exit: EXIT.input },
  SCR_OUTPUT_FAILED: { text: 'The file cannot be written', http: 500, exit: EXIT.input },
  SCR_MESSAGE_CONFLICT: {
    text: 'Another message with this recording and id is stored',
    http: 409,
    exit: EXIT.store,
  },
  SCR_SPOOL_DAMAGED: { text: 'The spool is damaged', http: 500, exit: EXIT.input },
  SCR_STORE_DAMAGED: { text: 'The store is damaged', http: 500, exit: EXIT.store },
  SCR_STORE_FULL: { text: 'The store has no space left', http: 507, exit: EXIT.store },
  SCR_STORE_LOCKED: { text: 'Another process has the store open', http: 503, exit: EXIT.store },
  SCR_STORE_INTERRUPTED: { text: 'Storing was interrupted; send this again', http: 503, exit: EXIT.store },
  SCR_STORE_NEWER: { text: 'The store was made by a newer Scribery', http: 500, exit: EXIT.store },
  SCR_STORE_UNUSABLE: { text: 'The store cannot be opened', http: 500, exit: EXIT.store },
  SCR_SERVER_UNREACHABLE: { text: 'The server does not answer', http: 502, exit: EXIT.server },
  SCR_SERVER_REFUSED: { text: 'The server refused the request', http: 502, exit: EXIT.server },
  SCR_SINK_FAILED: { text: 'The sink does not take messages', http: 502, exit: EXIT.recorder },
  SCR_RECORDER_MISSING: { text: 'The recorder is not built', http: 503, exit: EXIT.recorder },
  SCR_RECORDER_FAILED: { text: 'The recorder could not start', http: 500, exit: EXIT.recorder },
  SCR_INTERNAL: { text: 'Internal error', http: 500, exit: EXIT.internal },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof registry;

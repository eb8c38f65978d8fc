/** One call of the HTTP API (docs/api.md). */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** From `/api/` on, without a query. */
  readonly path: string;
  /** Values that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Uint8Array | string;
  readonly contentType?: string;
  /** Ends the call, also while its body is read. */
  readonly signal?: AbortSignal;
}

/** An answer of the API, its body still to be read. */
export interface ApiResponse {
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * The one way to recordings that every command uses: the API, spoken over HTTP or to the application in this process.
 * `request` gives answers of any status; see `call` for one that turns refusals into errors.
 */
export interface ApiClient {
  /** What is asked, for messages: a URL or a directory. */
  readonly place: string;
  request(request: ApiRequest): Promise<ApiResponse>;
  close(): Promise<void>;
}

/** The path and query of a request, as they stand in a URL. */
export function requestTarget({ path, query }: ApiRequest): string {
  const known = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return known.length === 0 ? path : `${path}?${new URLSearchParams(known)}`;
}

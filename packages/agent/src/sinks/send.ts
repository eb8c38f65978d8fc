export interface IngestRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
}

export interface IngestAnswer {
  readonly status: number;
  readonly body: string;
}

/** Brings a request to `/api/ingest`; throws when there is no answer. */
export type Send = (request: IngestRequest) => Promise<IngestAnswer>;

/** Sends over HTTP to `url` (the server's base address); gives up when the answer takes longer than `answerWithinMs`. */
export function sendOverHttp(url: string, answerWithinMs: number): Send {
  const address = new URL('api/ingest', url.endsWith('/') ? url : `${url}/`);
  return async ({ headers, body, signal }) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers,
      body,
      // A redirect would take the token elsewhere.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    });
    return { status: answer.status, body: await answer.text() };
  };
}

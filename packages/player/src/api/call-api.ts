import { ApiFailure } from './api-failure.ts';

/** How the API is reached: `fetch` of a page, or another with the same manners. Paths start with `/api/`. */
export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** An answer with a good status; everything else is an `ApiFailure`, or the abort that was asked for. */
export async function callApi(fetch: Fetch, path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiFailure(0, 'SCR_SERVER_UNREACHABLE', 'The server does not answer', { cause });
  }
  if (!response.ok) throw await ApiFailure.of(response);
  return response;
}

/** The JSON of an answer, whose shape the API promises (docs/api.md). */
export async function askApi<Shape>(fetch: Fetch, path: string, init?: RequestInit): Promise<Shape> {
  const response = await callApi(fetch, path, init);
  const shape: Shape = JSON.parse(await response.text());
  return shape;
}

/** A path with its query string; parameters that are undefined or empty are left out. */
export function pathWith(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

import { type Fetch } from '@scribery/player';

/** Told to the window when the server says that nobody is signed in. */
export const SIGNED_OUT = 'scribery-signed-out';

/** `fetch` that tells when the session is over. */
export const signedFetch: Fetch = async (path, init) => {
  const response = await fetch(path, init);
  if (response.status === 401) dispatchEvent(new Event(SIGNED_OUT));
  return response;
};

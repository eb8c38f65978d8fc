import { ScriberyError } from '@scribery/errors';

/** Throws SCR_SEARCH_GIVEN_UP when nobody waits for the answer any more. */
export function throwIfGivenUp(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ScriberyError('SCR_SEARCH_GIVEN_UP', 'nobody waits for its answer');
}

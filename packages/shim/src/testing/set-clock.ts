import { buildTestProgram, HARDENED, recorderSources } from '../build.ts';

/** Builds the recorder with a wall clock that the file in SET_CLOCK sets ahead, in seconds; gives its path. */
export function buildShimWithClock(): string {
  return buildTestProgram('set-clock', recorderSources(), [...HARDENED, '-Wl,--wrap=clock_gettime']);
}

/** How the property tests of this package run: SCRIBERY_FUZZ_RUNS=100000 for long, SCRIBERY_FUZZ_SEED for other cases. */
export const fuzzSettings = {
  numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500),
  seed: Number(process.env['SCRIBERY_FUZZ_SEED'] ?? 20_260_104),
};

/** Random cases of each property: few in every test run, SCRIBERY_FUZZ_RUNS=100000 for the long run. */
const runs = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500);

/** The same seed every time, so that a red run can be repeated; SCRIBERY_FUZZ_SEED looks elsewhere. */
export const fuzzSettings = { numRuns: runs, seed: Number(process.env['SCRIBERY_FUZZ_SEED'] ?? 20_260_101) };

export { coalesceFiles, coalesceLogs, logFiles } from './corpus.ts';
export { fixturePath } from './fixture.ts';

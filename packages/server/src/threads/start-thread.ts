import { Worker } from 'node:worker_threads';

/**
 * Memory of a thread's heap: young objects, which V8 otherwise lets grow to 128 MB before it looks, and all others. A
 * thread that needs more is ended.
 */
const MEMORY = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 };

/**
 * Starts a thread that runs `program`, which finds `data` in its `workerData`. Its modules load as those of a process of
 * `scribery` do, in a third of the time that a thread takes by itself (130 instead of 350 ms).
 */
export function startThread(program: URL, name: string, data: object): Worker {
  return new Worker(new URL('./thread.mjs', import.meta.url), {
    workerData: { ...data, program: program.href },
    name,
    resourceLimits: MEMORY,
  });
}

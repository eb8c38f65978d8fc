import { workerData } from 'node:worker_threads';
import { quickenModules } from '@scribery/runtime/quick-modules';

// What every thread begins with: see start-thread.ts.
quickenModules();
await import(workerData.program);

/** A collection as a process of its own, to be killed: `collect-process.ts LOG CHECKPOINT FILE URL`. SIGTERM ends it. */
import { Collection } from '../collection.ts';
import { thisHost } from '../host-boot.ts';
import { identifyDocument } from '../identify-document.ts';
import { followInput } from '../input/follow-input.ts';
import { auditFileOutput } from '../output/file-output.ts';
import { httpBulkOutput } from '../output/http-bulk-output.ts';

/** Small, so that the file is moved away often. */
const FILE_BYTES = 100_000;

const [, , log = '', checkpoint = '', file = '', url = ''] = process.argv;
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const rotation = { size: FILE_BYTES, age: undefined, keep: 10_000 };
const outputs = [
  auditFileOutput({ path: file, rotation, identify: identifyDocument }),
  httpBulkOutput({ url }),
];
const collection = await Collection.open({
  host: thisHost('db01'),
  input: (unfinished) => followInput({ path: log, unfinished, start: 'oldest' }),
  form: 'log',
  checkpoint,
  outputs: outputs.map((output) => ({ output, required: true })),
  limits: { events: 50, units: 1_000_000 },
  retryFirstMs: 1,
  retryMostMs: 4,
});
await collection.run(stop.signal);

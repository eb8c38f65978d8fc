/** An agent as a process of its own, to be killed: `agent-process.ts SPOOL FILE URL`. Ends when all is delivered. */
import { recordSpool } from '../record-spool.ts';
import { collectorSink } from '../sinks/collector-sink.ts';
import { fileSink } from '../sinks/file-sink.ts';

const [, , spool = '', file = '', url = ''] = process.argv;
const outcome = await recordSpool({
  spool,
  sinks: [fileSink({ to: { file } }), collectorSink({ url })],
  settings: { flushAfterMs: 5, retryFirstMs: 1, retryMostMs: 5 },
  onState: ({ state, error }) => {
    if (state === 'failed') console.error(error);
  },
});
process.exitCode = outcome.state === 'delivered' ? 0 : 1;

import { auditCollectorOutput, Collection, filesInput, thisHost } from '@scribery/agent/audit';
import type { ScriberyError } from '@scribery/errors';
import { sendEvents } from './send-events.ts';
import type { ApiClient } from '../client/api-client.ts';

/**
 * Stores the events of audit logs whose lines name their host, until `stop` is aborted. Throws SCR_INPUT_UNREADABLE, and
 * SCR_SINK_FAILED when the server does not take them.
 */
export async function collectLogs(
  client: ApiClient,
  logs: readonly string[],
  stop: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const output = auditCollectorOutput({ name: 'samples', send: (batch) => sendEvents(client, batch) });
  const collection = await Collection.open({
    input: () => filesInput(logs, giveUp),
    host: thisHost(),
    outputs: [{ output, required: true }],
    // Somebody waits: it is not tried for ever.
    onNews: (_, news) => {
      if (news.kind === 'failed') failed.abort(news.error);
    },
  });
  await collection.run(AbortSignal.any([stop, failed.signal]));
  failed.signal.throwIfAborted();
}

function giveUp(error: ScriberyError): never {
  throw error;
}

import { auditCollectorOutput, Collection, filesInput, thisHost } from '@scribery/agent/audit';
import type { ScriberyError } from '@scribery/errors';
import { sendEvents } from './send-events.ts';
import type { ApiClient } from '../client/api-client.ts';

/** Stores the events of audit logs whose lines name their host. Throws SCR_INPUT_UNREADABLE. */
export async function collectLogs(client: ApiClient, logs: readonly string[]): Promise<void> {
  const output = auditCollectorOutput({ name: 'samples', send: (batch) => sendEvents(client, batch) });
  const collection = await Collection.open({
    input: () => filesInput(logs, giveUp),
    host: thisHost(),
    outputs: [{ output, required: true }],
  });
  await collection.run(new AbortController().signal);
}

function giveUp(error: ScriberyError): never {
  throw error;
}

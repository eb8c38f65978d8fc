import type { IngestAnswer, IngestRequest } from '@scribery/agent';
import type { ApiClient } from '../client/api-client.ts';

/** Sends a batch of audit events to a server or store. */
export async function sendEvents({ fetch }: ApiClient, request: IngestRequest): Promise<IngestAnswer> {
  const { headers, body, signal } = request;
  const response = await fetch('/api/ingest/audit', { method: 'POST', headers, body, signal });
  return { status: response.status, body: await response.text() };
}

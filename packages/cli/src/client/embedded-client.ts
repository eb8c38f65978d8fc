import { openEmbedded } from '@scribery/server';
import { type ApiClient, requestTarget } from './api-client.ts';

/** Opens the store of a directory in this process and speaks the API to it, without a network. */
export async function embeddedClient(
  dataDir: string,
  { mode, ephemeral = false }: { mode: 'read' | 'write'; ephemeral?: boolean },
): Promise<ApiClient> {
  const { app, close } = await openEmbedded({ dataDir, mode, ephemeral });
  return {
    place: dataDir,
    request: async (request) => {
      const response = await app.inject({
        method: request.method,
        url: requestTarget(request),
        payloadAsStream: true,
        ...(request.body === undefined ? {} : { payload: Buffer.from(request.body) }),
        ...(request.contentType === undefined ? {} : { headers: { 'content-type': request.contentType } }),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
      });
      return { status: response.statusCode, body: response.stream() };
    },
    close,
  };
}

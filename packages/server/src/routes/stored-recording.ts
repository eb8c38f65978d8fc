import { ScriberyError } from '@scribery/errors';
import type { Recording, StoreReader } from '@scribery/store';

/** The document of a recording; throws SCR_RECORDING_NOT_FOUND. */
export async function storedRecording(reader: StoreReader, recording: string): Promise<Recording> {
  const document = await reader.recording(recording);
  if (document === undefined) throw new ScriberyError('SCR_RECORDING_NOT_FOUND', recording);
  return document;
}

import { AsciicastWriter, type RecordingHeader, serialiseMessage } from '@scribery/format';
import { transcript } from '@scribery/screen';
import type { Recording, StoreReader } from '@scribery/store';
import { decodedEvents } from './decoded-events.ts';

/** Formats that a recording can be taken away in: file name's end, media type, and the lines. */
export const exportFormats = {
  tlog: { extension: 'json', mediaType: 'application/x-ndjson', lines: tlogLines },
  asciicast: { extension: 'cast', mediaType: 'application/x-asciicast', lines: castLines },
  text: { extension: 'txt', mediaType: 'text/plain', lines: textLines },
} as const;

async function* tlogLines(reader: StoreReader, { recording }: Recording): AsyncGenerator<string> {
  for await (const message of reader.messages(recording, 1)) yield serialiseMessage(message);
}

async function* castLines(reader: StoreReader, document: Recording): AsyncGenerator<string> {
  const writer = new AsciicastWriter(headerOf(document), 3);
  for await (const event of decodedEvents(reader.messages(document.recording, 1))) {
    yield* linesOf(writer.push(event));
  }
  yield* linesOf(writer.finish());
}

async function* textLines(reader: StoreReader, { recording }: Recording): AsyncGenerator<string> {
  yield* transcript(decodedEvents(reader.messages(recording, 1)));
}

/** The writer gives lines with their ends. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function headerOf({ recording, host, user, term, session, start, command }: Recording): RecordingHeader {
  return { recording, host, user, term, session, start, ...(command === undefined ? {} : { command }) };
}

import { StringDecoder } from 'node:string_decoder';

/** The lines of a stream of UTF-8 bytes, without their ends; the last one also when nothing ends it. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const pieces = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      parts.push(piece);
      yield parts.join('');
      parts = [];
    }
    if (last !== '') parts.push(last);
  }
  const rest = parts.join('') + decoder.end();
  if (rest !== '') yield rest;
}

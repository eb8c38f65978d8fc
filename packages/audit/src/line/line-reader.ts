import type { LineEnd } from './line-end.ts';

/** Takes the bytes of an input, cut anywhere, and gives its lines in their order. */
export interface LineReader {
  push(chunk: Uint8Array): void;
  /** No more bytes come: gives the last line, if it had no end. False where nothing in the input had the form that is read. */
  end(): boolean;
}

/** Takes a line, without its end; Latin-1. */
export type OnLine = (text: string, end: LineEnd) => void;

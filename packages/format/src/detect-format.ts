export type FormatName = 'tlog' | 'asciicast';

/** Enough for the first line of any header; bytes. What is not recognised from so many is not recognised. */
export const DETECT_BYTES = 64 * 1024;

/**
 * Recognises a format from the beginning of a file: whichever comes first, tlog's `"ver":"2…` (once `"ver":1`) or
 * asciicast's `"version":1`. Recorded text cannot pretend to be either, because quotes in it are escaped.
 */
export function detectFormat(firstBytes: Uint8Array): FormatName | undefined {
  const text = new TextDecoder().decode(firstBytes.subarray(0, DETECT_BYTES));
  const found = /"ver"\s*:\s*"?\d|"version"\s*:\s*\d/.exec(text)?.[0];
  if (found === undefined) return undefined;
  return found.startsWith('"version"') ? 'asciicast' : 'tlog';
}

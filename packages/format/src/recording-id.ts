/** Long enough for every recorder known (tlog: 32 + 1 + 8 + 1 + 16); short enough for a file name with a suffix. */
const ID_LENGTH = 128;

/**
 * Whether a text may be a recording id, anywhere: in a message, an address, a file name.
 * tlog's ids (`boot id-pid-start time`, all hex) are. Nothing that is one can leave a directory or hide in it.
 */
export function isRecordingId(text: string): boolean {
  return text.length <= ID_LENGTH && /^[A-Za-z0-9_:-][A-Za-z0-9._:-]*$/.test(text) && !text.includes('..');
}

/**
 * The id of a recording whose format has none: made from the content, so that the same file is the same recording
 * whenever and wherever it is imported. `contentHash` is the hex SHA-256 of the whole file.
 */
export function foreignRecordingId(contentHash: string): string {
  return `import-${contentHash.slice(0, 32)}`;
}

/** What an answer of `POST /api/ingest` tells; parts that are missing or of another shape are empty. */
export interface ParsedIngestAnswer {
  readonly commits: readonly { readonly recording: string; readonly id: number }[];
  readonly refused: readonly { readonly id: number; readonly code: string; readonly message: string }[];
  /** Code and sentence of an error answer. */
  readonly error?: string;
}

/** Reads an answer. Never throws: a proxy may answer with anything. */
export function readIngestAnswer(body: string): ParsedIngestAnswer {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { commits: [], refused: [] };
  }
  const { commits, refused, error } = fields(value);
  return {
    commits: list(commits).flatMap((entry) => {
      const { recording, id } = fields(entry);
      return typeof recording === 'string' && isId(id) ? [{ recording, id }] : [];
    }),
    refused: list(refused).map((entry) => {
      const { id, code, message } = fields(entry);
      return { id: isId(id) ? id : 0, code: String(code), message: String(message) };
    }),
    ...(error === undefined ? {} : { error: `${fields(error)['code']}: ${fields(error)['message']}` }),
  };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

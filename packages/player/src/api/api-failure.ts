/** A call of the API that did not give what was asked for. */
export class ApiFailure extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** `SCR_…` */
  readonly code: string;
  /** Column of a query, from 1, at which it cannot be read. */
  readonly column: number | undefined;
  override readonly name = 'ApiFailure';

  constructor(
    status: number,
    code: string,
    message: string,
    options: { column?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.status = status;
    this.code = code;
    this.column = options.column;
  }

  /** What a refused call says of itself; the body is `ApiError` when the server itself wrote it. */
  static async of(response: Response): Promise<ApiFailure> {
    const body: unknown = await response.json().catch(() => undefined);
    const error = field(body, 'error');
    const code = field(error, 'code');
    const message = field(error, 'message');
    const column = field(error, 'column');
    return new ApiFailure(
      response.status,
      typeof code === 'string' ? code : 'SCR_SERVER_REFUSED',
      typeof message === 'string' ? message : `The server answered ${response.status}`,
      typeof column === 'number' ? { column } : {},
    );
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

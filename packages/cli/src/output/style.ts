import type { WriteStream } from 'node:tty';

/** Emphasis that the output may carry. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  /** A place that a query matched. */
  match(text: string): string;
  live(text: string): string;
}

/** Colours where a person looks at a terminal that has them (https://no-color.org), else none. */
export function styleFor(stream: Pick<WriteStream, 'isTTY'>, env: NodeJS.ProcessEnv): Style {
  const coloured = stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const sgr = (on: string, off: string) => (text: string) =>
    coloured && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return {
    strong: sgr('1', '22'),
    faint: sgr('2', '22'),
    match: sgr('1;33', '22;39'),
    live: sgr('32', '39'),
  };
}

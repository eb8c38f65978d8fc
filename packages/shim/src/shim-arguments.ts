/** What the recorder is told; see README.md. */
export interface ShimOptions {
  /** The spool file; it must not exist. */
  readonly spool: string;
  readonly recording: string;
  /** Most bytes of the spool file: at least 131072; 0, the default, for no limit. */
  readonly quota?: number;
  /** What happens when the spool cannot be written: the session ends, or (the default) goes on with a gap. */
  readonly onFull?: 'closed' | 'open';
  /** Whether what is typed is recorded; true where not given. */
  readonly input?: boolean;
  /** Whether what is shown is recorded; true where not given. */
  readonly output?: boolean;
  /** Whether input typed with echo off is masked (the default). */
  readonly passwords?: 'mask' | 'record';
  /** The user's shell is started as a login shell; not with a command. */
  readonly login?: boolean;
  /** What is run; the user's `$SHELL` where not given. */
  readonly command?: readonly string[];
}

/** The argument vector of the recorder, without its own name. */
export function shimArguments(options: ShimOptions): string[] {
  const words = [`--spool=${options.spool}`, `--recording=${options.recording}`];
  if (options.quota !== undefined) words.push(`--quota=${options.quota}`);
  if (options.onFull !== undefined) words.push(`--on-full=${options.onFull}`);
  if (options.input !== undefined) words.push(`--input=${options.input ? 'on' : 'off'}`);
  if (options.output !== undefined) words.push(`--output=${options.output ? 'on' : 'off'}`);
  if (options.passwords !== undefined) words.push(`--passwords=${options.passwords}`);
  if (options.login) words.push('--login');
  return [...words, '--', ...(options.command ?? [])];
}

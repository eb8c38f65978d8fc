import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ScriberyError } from '@scribery/errors';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings-table.ts';

/** Read when the user has none of his own. */
const SYSTEM_FILE = '/etc/scribery/scribery.toml';
/** Data directory of the service, for a user without a home directory of his own. */
const SERVICE_DIRECTORY = '/var/lib/scribery';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Loads the settings from `file`, else from `$XDG_CONFIG_HOME/scribery/scribery.toml` or `/etc/scribery/scribery.toml`
 * where there is one. Throws SCR_CONFIG for a file that is named and cannot be read, and as `readSettings` does.
 */
export function loadSettings(options: { file?: string; environment: Environment }): Settings {
  const { environment } = options;
  const name = options.file ?? configurationFiles(environment).find((path) => existsSync(path));
  if (name === undefined) return readSettings(undefined, environment);
  return readSettings({ name, toml: readText(name) }, environment);
}

/** The data directory: as set, else the default one. */
export function dataDirectory(settings: Settings, environment: Environment): string {
  return settings.data.directory ?? defaultDataDirectory(environment);
}

/** `$XDG_DATA_HOME/scribery`, by default `~/.local/share/scribery`; `/var/lib/scribery` where there is no home. */
export function defaultDataDirectory(environment: Environment): string {
  const base = absolute(environment.XDG_DATA_HOME);
  if (base !== undefined) return join(base, 'scribery');
  const home = environment.HOME ?? homedir();
  // System users have "/" or "/nonexistent" as their home; nothing can be kept there.
  return home === '/' || !existsSync(home) ? SERVICE_DIRECTORY : join(home, '.local', 'share', 'scribery');
}

function configurationFiles(environment: Environment): string[] {
  const base = absolute(environment.XDG_CONFIG_HOME) ?? join(environment.HOME ?? homedir(), '.config');
  return [join(base, 'scribery', 'scribery.toml'), SYSTEM_FILE];
}

/** The XDG base directory specification says that relative paths are to be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') === true ? path : undefined;
}

function readText(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScriberyError('SCR_CONFIG', reason, { place: { file: name }, cause });
  }
}

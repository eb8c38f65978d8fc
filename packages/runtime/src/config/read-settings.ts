import { ScriberyError } from '@scribery/errors';
import { parse, TomlError } from 'smol-toml';
import { keyPositions, pathKey } from './key-positions.ts';
import { fromText, refuseValue, type Setting, type SettingValue } from './setting.ts';
import { type Settings, settingsTable } from './settings-table.ts';

/** The text of a configuration file and its name, for messages. */
export interface ConfigurationFile {
  readonly name: string;
  readonly toml: string;
}

/**
 * The settings in force: the environment goes before the file, and that before the defaults. Pure.
 * Throws SCR_CONFIG with file, line and column for broken TOML, an unknown key, a wrong type or a value out of bounds,
 * and with the variable's name for a bad one in the environment.
 */
export function readSettings(
  file: ConfigurationFile | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const given = file === undefined ? new Map<string, unknown>() : readFile(file);
  const settings: Record<string, Record<string, SettingValue>> = {};
  for (const [section, keys] of Object.entries(tableRows())) {
    const values: Record<string, SettingValue> = {};
    for (const [key, setting] of Object.entries(keys)) {
      values[key] = valueOf(setting, environment, given.get(pathKey([section, key])));
    }
    settings[section] = values;
  }
  if (!isComplete(settings)) throw new ScriberyError('SCR_INTERNAL', 'a section of the settings is missing');
  return settings;
}

/** Types follow the table; values were checked against it one by one. */
function isComplete(settings: object): settings is Settings {
  return Object.keys(settingsTable).every((section) => section in settings);
}

/** The table without its literal types, to walk over. */
function tableRows(): Record<string, Record<string, Setting>> {
  return settingsTable;
}

function valueOf(
  setting: Setting,
  environment: Readonly<Record<string, string | undefined>>,
  fromFile: unknown,
): SettingValue {
  const text = setting.env === undefined ? undefined : environment[setting.env];
  if (setting.env === undefined || text === undefined || text === '') {
    return fromFile === undefined ? setting.default : checked(fromFile);
  }
  const value = fromText(setting, text);
  const refusal = refuseValue(setting, value);
  if (refusal !== undefined) {
    throw new ScriberyError('SCR_CONFIG', `the environment variable ${setting.env} ${refusal}`, {
      place: { field: setting.env },
    });
  }
  return checked(value);
}

/** Narrows a value that `refuseValue` has accepted. */
function checked(value: unknown): SettingValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String) : null;
}

function readFile({ name, toml }: ConfigurationFile): Map<string, unknown> {
  const document = parseToml(name, toml);
  const positions = keyPositions(toml);
  const refuse = (path: string[], detail: string): never => {
    // A key inside an inline table is shown where the table stands.
    const position = positions.get(pathKey(path)) ?? positions.get(pathKey(path.slice(0, -1)));
    const place = { file: name, ...position, field: path.join('.') };
    throw new ScriberyError('SCR_CONFIG', detail, { place });
  };
  const table = tableRows();
  const values = new Map<string, unknown>();
  for (const [section, content] of Object.entries(document)) {
    const known = Object.hasOwn(table, section) ? table[section] : undefined;
    if (known === undefined) {
      return refuse([section], `"${section}" is not known; there are ${Object.keys(table).join(', ')}`);
    }
    if (!isTable(content)) {
      return refuse([section], `"${section}" must be a table: [${section}]`);
    }
    for (const [key, value] of Object.entries(content)) {
      const setting = Object.hasOwn(known, key) ? known[key] : undefined;
      if (setting === undefined) {
        return refuse(
          [section, key],
          `"${section}.${key}" is not known; there are ${Object.keys(known).join(', ')}`,
        );
      }
      const refusal = refuseValue(setting, value);
      if (refusal !== undefined) return refuse([section, key], `"${section}.${key}" ${refusal}`);
      values.set(pathKey([section, key]), value);
    }
  }
  return values;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function parseToml(name: string, toml: string): Record<string, unknown> {
  try {
    return parse(toml);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const place = { file: name, line: error.line, column: error.column };
    const [sentence = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
    throw new ScriberyError('SCR_CONFIG', sentence, { place, cause: error });
  }
}

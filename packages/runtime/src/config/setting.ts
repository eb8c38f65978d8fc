/** One setting as the table declares it: the only source of its type, default, unit, bounds and documentation. */
export type Setting =
  | (SettingBase & { readonly type: 'string'; readonly default: string | null })
  | (SettingBase & {
      readonly type: 'integer';
      readonly default: number;
      readonly minimum: number;
      readonly maximum: number;
    })
  | (SettingBase & { readonly type: 'boolean'; readonly default: boolean })
  | (SettingBase & { readonly type: 'strings'; readonly default: readonly string[] })
  | (SettingBase & {
      readonly type: 'choice';
      readonly default: string;
      readonly choices: readonly string[];
    });

interface SettingBase {
  /** What it does, with unit, for the documentation. */
  readonly doc: string;
  /** Name of the environment variable that goes before the file. */
  readonly env?: string;
}

export type SettingValue = string | number | boolean | readonly string[] | null;

/** The type of a setting's value, from its declaration. */
export type ValueOf<S extends Setting> = S extends { type: 'string'; default: infer D }
  ? D extends string
    ? string
    : string | null
  : S extends { type: 'integer' }
    ? number
    : S extends { type: 'boolean' }
      ? boolean
      : S extends { type: 'strings' }
        ? readonly string[]
        : S extends { type: 'choice'; choices: readonly (infer C)[] }
          ? C
          : never;

/** Why `value`, as TOML gives it, is not one for this setting; undefined when it is. */
export function refuseValue(setting: Setting, value: unknown): string | undefined {
  switch (setting.type) {
    case 'string':
      return typeof value === 'string' && value !== '' ? undefined : 'must be a string that is not empty';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? undefined
        : 'must be an array of strings';
    case 'choice':
      return typeof value === 'string' && setting.choices.includes(value)
        ? undefined
        : `must be one of ${setting.choices.map((choice) => `"${choice}"`).join(', ')}`;
    case 'integer':
      return Number.isSafeInteger(value) &&
        Number(value) >= setting.minimum &&
        Number(value) <= setting.maximum
        ? undefined
        : `must be a whole number from ${setting.minimum} to ${setting.maximum}`;
  }
}

/** The value that an environment variable's text stands for; still to be checked with `refuseValue`. */
export function fromText(setting: Setting, text: string): unknown {
  switch (setting.type) {
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'strings':
      return text.split(',').map((item) => item.trim());
    default:
      return text;
  }
}

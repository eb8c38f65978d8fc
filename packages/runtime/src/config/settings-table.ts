import type { Setting, ValueOf } from './setting.ts';

/** Every setting of Scribery: `[section]` and key of the TOML file. */
export const settingsTable = {
  data: {
    directory: {
      type: 'string',
      default: null,
      env: 'SCRIBERY_DATA',
      doc: 'Where recordings are stored. Without it `$XDG_DATA_HOME/scribery` (`~/.local/share/scribery`); `/var/lib/scribery` for the system user.',
    },
  },
  client: {
    server: {
      type: 'string',
      default: null,
      env: 'SCRIBERY_SERVER',
      doc: 'URL of the server that commands talk to. Without it the one that runs on the data directory, else the directory itself.',
    },
    token: {
      type: 'string',
      default: null,
      env: 'SCRIBERY_TOKEN',
      doc: 'Bearer token for that server.',
    },
  },
  server: {
    address: {
      type: 'string',
      default: '127.0.0.1',
      doc: 'Address to listen on. One that is not loopback needs `allow_remote`.',
    },
    port: {
      type: 'integer',
      default: 7420,
      minimum: 0,
      maximum: 65535,
      doc: 'TCP port to listen on; 0 takes any free one.',
    },
    allow_remote: {
      type: 'boolean',
      default: false,
      doc: 'Lets the server listen where other machines reach it. There is no TLS yet: put a proxy in front.',
    },
    host_names: {
      type: 'strings',
      default: [],
      doc: 'Host names, besides loopback ones and the address itself, under which browsers may reach the server.',
    },
  },
  log: {
    level: {
      type: 'choice',
      default: 'info',
      choices: ['debug', 'info', 'warn', 'error', 'silent'],
      env: 'SCRIBERY_LOG',
      doc: 'Least serious level that is logged, to standard error.',
    },
  },
} as const satisfies Record<string, Record<string, Setting>>;

type Table = typeof settingsTable;

/** The settings in force, by section and key of the table. */
export type Settings = {
  readonly [Section in keyof Table]: {
    readonly [Key in keyof Table[Section]]: Table[Section][Key] extends Setting
      ? ValueOf<Table[Section][Key]>
      : never;
  };
};

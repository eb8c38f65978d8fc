import { plainColor } from '../terminal/cell.ts';
import type { ScreenBuffer, TerminalCore } from '../terminal/xterm-internals.ts';
import { charsetName, charsetNamed } from './charset-names.ts';

/** One thing that a terminal remembers besides its cells, as JSON; null where xterm has undefined. */
export type StateValue = boolean | number | string | null | readonly number[];

interface StateField {
  read(core: TerminalCore): StateValue;
  write(core: TerminalCore, value: StateValue): void;
}

/** Everything that a terminal remembers besides its cells. The names stand in stored keyframes. */
const fields = new Map<string, StateField>();

/** The state of a terminal, by name. */
export function readState(core: TerminalCore): Map<string, StateValue> {
  const state = new Map<string, StateValue>();
  for (const [name, field] of fields) state.set(name, field.read(core));
  return state;
}

/** Sets one thing; names that this version does not know and values of the wrong type change nothing. */
export function writeState(core: TerminalCore, name: string, value: StateValue): void {
  fields.get(name)?.write(core, value);
}

for (const mode of [
  'applicationCursorKeys',
  'applicationKeypad',
  'bracketedPasteMode',
  'origin',
  'reverseWraparound',
  'sendFocus',
  'synchronizedOutput',
  'wraparound',
  'cursorStyle',
  'cursorBlink',
]) {
  fields.set(mode, {
    read: (core) => core.coreService.decPrivateModes[mode] ?? null,
    write: (core, value) => {
      if (value === null) core.coreService.decPrivateModes[mode] = undefined;
      else if (typeof value === 'boolean' || typeof value === 'string')
        core.coreService.decPrivateModes[mode] = value;
    },
  });
}

flag('insert', (core) => core.coreService.modes, 'insertMode');
flag('cursorHidden', (core) => core.coreService, 'isCursorHidden');
flag('newLine', (core) => core.optionsService.options, 'convertEol');
fields.set('noTerminal', {
  read: (core) => core.hasNoTerminal === true,
  write: (core, value) => {
    core.hasNoTerminal = value === true;
  },
});
flag('blink', (core) => core.optionsService.options, 'cursorBlink');
fields.set('resizeWork', {
  read: (core) => core.resizeWork ?? 0,
  write: (core, value) => {
    if (typeof value === 'number') core.resizeWork = value;
  },
});
// How the parameters of an unfinished sequence go on; outside of one they mean nothing.
for (const name of ['_rejectDigits', '_rejectSubDigits', '_digitIsSub'] as const) {
  fields.set(name, {
    read: ({ _inputHandler: { _parser: parser } }) =>
      parser.currentState === 4 || parser.currentState === 5 ? parser._params[name] : false,
    write: (core, value) => {
      if (typeof value === 'boolean') core._inputHandler._parser._params[name] = value;
    },
  });
}
text('mouseProtocol', (core) => core.coreMouseService, 'activeProtocol');
text('mouseEncoding', (core) => core.coreMouseService, 'activeEncoding');
number('glevel', (core) => core._charsetService, 'glevel');
color('foreground', (core) => core._inputHandler._curAttrData, 'fg');
color('background', (core) => core._inputHandler._curAttrData, 'bg');
fields.set('underline', {
  read: (core) => core._inputHandler._curAttrData.extended._ext,
  write: (core, value) => {
    const current = core._inputHandler._curAttrData;
    // Cells that are already on the screen share the object.
    current.extended = current.extended.clone();
    if (typeof value === 'number') current.extended._ext = value;
  },
});
// The last character, for combining characters and REP.
number('join', (core) => core._inputHandler._parser, 'precedingJoinState');
charset('charset', (core) => core._charsetService, 'charset');
for (const slot of [0, 1, 2, 3]) charset(`g${slot}`, (core) => core._charsetService._charsets, slot);

for (const [name, buffer] of [
  ['main', (core: TerminalCore) => core._bufferService.buffers.normal],
  ['alternate', (core: TerminalCore) => core._bufferService.buffers.alt],
] as const) {
  for (const key of ['x', 'y', 'savedX', 'savedY', 'scrollTop', 'scrollBottom'] as const) {
    number(`${name}.${key}`, buffer, key);
  }
  color(`${name}.savedForeground`, (core) => buffer(core).savedCurAttrData, 'fg');
  color(`${name}.savedBackground`, (core) => buffer(core).savedCurAttrData, 'bg');
  charset(`${name}.savedCharset`, buffer, 'savedCharset');
  fields.set(`${name}.tabs`, {
    read: (core) => tabsOf(buffer(core)),
    write: (core, value) => setTabs(buffer(core), value),
  });
}

function flag<K extends string>(
  name: string,
  owner: (core: TerminalCore) => Record<K, boolean>,
  key: K,
): void {
  fields.set(name, {
    read: (core) => owner(core)[key],
    write: (core, value) => {
      if (typeof value === 'boolean') owner(core)[key] = value;
    },
  });
}

function number<K extends string>(
  name: string,
  owner: (core: TerminalCore) => Record<K, number>,
  key: K,
): void {
  fields.set(name, {
    read: (core) => owner(core)[key],
    write: (core, value) => {
      if (typeof value === 'number') owner(core)[key] = value;
    },
  });
}

function color<K extends string>(
  name: string,
  owner: (core: TerminalCore) => Record<K, number>,
  key: K,
): void {
  number(name, owner, key);
  const field = fields.get(name);
  if (field) fields.set(name, { ...field, read: (core) => plainColor(owner(core)[key]) });
}

function text<K extends string>(
  name: string,
  owner: (core: TerminalCore) => Record<K, string>,
  key: K,
): void {
  fields.set(name, {
    read: (core) => owner(core)[key],
    write: (core, value) => {
      if (typeof value === 'string') owner(core)[key] = value;
    },
  });
}

function charset<K extends string | number>(
  name: string,
  owner: (core: TerminalCore) => Record<K, Parameters<typeof charsetName>[0]>,
  key: K,
): void {
  fields.set(name, {
    read: (core) => charsetName(owner(core)[key]),
    write: (core, value) => {
      if (typeof value === 'string') owner(core)[key] = charsetNamed(value);
    },
  });
}

function tabsOf(buffer: ScreenBuffer): number[] {
  return Object.keys(buffer.tabs)
    .map(Number)
    .filter((column) => buffer.tabs[column]);
}

function setTabs(buffer: ScreenBuffer, value: StateValue): void {
  if (!Array.isArray(value)) return;
  buffer.tabs = {};
  for (const column of value) buffer.tabs[column] = true;
}

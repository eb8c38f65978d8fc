import { plainColor, WORDS } from '../terminal/cell.ts';
import type { Emulator } from '../terminal/emulator.ts';
import { underlineWord } from '../terminal/styled-run.ts';
import type { ScreenBuffer } from '../terminal/xterm-internals.ts';
import { readState } from '../keyframe/terminal-state.ts';

/** Everything that a terminal holds, as lines that a failing test can show side by side. */
export function terminalDump(emulator: Pick<Emulator, 'core' | 'unfinishedCharacter'>): string[] {
  const { buffers, cols, rows } = emulator.core._bufferService;
  const parser = emulator.core._inputHandler._parser;
  return [
    `size ${cols}x${rows} ${buffers.active === buffers.alt ? 'alternate' : 'main'}`,
    `parser ${parser.currentState} held ${emulator.unfinishedCharacter}`,
    ...[...readState(emulator.core)].map(([name, value]) => `${name} ${JSON.stringify(value)}`),
    ...bufferDump('main', buffers.normal),
    ...bufferDump('alternate', buffers.alt),
  ];
}

function* bufferDump(name: string, buffer: ScreenBuffer): Generator<string> {
  yield `${name} has ${buffer.lines.length} lines from ${buffer.ybase}`;
  for (let row = 0; row < buffer.lines.length; row++) {
    const line = buffer.lines.get(row);
    if (!line) continue;
    yield `${name} ${row} wrapped ${line.isWrapped}`;
    for (let column = 0; column < line.length; column++) {
      const [content = 0, foreground = 0, background = 0] = line._data.subarray(
        column * WORDS,
        (column + 1) * WORDS,
      );
      const words = [content, plainColor(foreground), plainColor(background), underlineWord(line, column)];
      yield `${name} ${row},${column} ${words.join()} ${content & 0x200000 ? line._combined[column] : ''}`;
    }
  }
}

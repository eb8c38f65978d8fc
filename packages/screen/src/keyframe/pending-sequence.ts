import type { Emulator } from '../terminal/emulator.ts';
import type { Parameters } from '../terminal/xterm-internals.ts';

/**
 * What has to be sent to a terminal in the ground state so that it waits for the rest of the same escape sequence or
 * character as `emulator` does. Made from the parser's state and not kept from the input: control characters inside a
 * sequence were carried out when they came, and of a string (OSC, DCS, APC), however long, only that it began counts.
 */
export function pendingSequence(emulator: Emulator): Uint8Array {
  const parser = emulator.core._inputHandler._parser;
  const sequence = new TextEncoder().encode(beginning(parser.currentState, parser._collect, parser._params));
  const character = emulator.unfinishedCharacter;
  const pending = new Uint8Array(sequence.length + character.length);
  pending.set(sequence);
  pending.set(character, sequence.length);
  return pending;
}

/** The numbers are the states of xterm's parser, in the order of its `ParserState`. */
function beginning(state: number, collect: number, parameters: Parameters): string {
  const collected = collectedBytes(collect);
  switch (state) {
    case 0:
      return '';
    case 1:
      return '\x1b';
    case 2:
      return `\x1b${collected}`;
    case 3:
      return '\x1b[';
    case 4:
      return `\x1b[${collected}${parameterText(parameters)}`;
    case 5: {
      const prefix = /^[<-?]/.exec(collected)?.[0] ?? '';
      return `\x1b[${prefix}${parameterText(parameters)}${collected.slice(prefix.length)}`;
    }
    case 6:
      return '\x1b[0<';
    case 7:
      return '\x1bX';
    case 8:
      return '\x1b]';
    case 9:
      return '\x1bP';
    case 10:
      return '\x1bP0';
    case 11:
      return '\x1bP0<';
    case 12:
      return '\x1bP ';
    default:
      return '\x1bPp';
  }
}

/** xterm keeps the last four prefix and intermediate bytes in one word. */
function collectedBytes(collect: number): string {
  let text = '';
  for (let rest = collect >>> 0; rest > 0; rest >>>= 8) text = String.fromCharCode(rest & 0xff) + text;
  return text;
}

function parameterText(parameters: Parameters): string {
  let text = '';
  for (const [index, value] of parameters.toArray().entries()) {
    if (typeof value !== 'number') text += value.map((sub) => `:${sub < 0 ? '' : sub}`).join('');
    else text += `${index === 0 ? '' : ';'}${value}`;
  }
  return text;
}

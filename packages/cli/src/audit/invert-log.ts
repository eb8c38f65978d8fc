import { NativeInverter } from '@scribery/audit/invert';
import { ScriberyError } from '@scribery/errors';
import { atFile } from '../output/at-file.ts';
import { writeOut } from '../output/write-out.ts';
import { openInput } from './audit-input.ts';

/** Prints the log that a native form with text was made from. Throws SCR_INPUT_UNREADABLE, SCR_INPUT_DAMAGED. */
export async function invertLog(path: string): Promise<void> {
  let lines: Uint8Array[] = [];
  const inverter = new NativeInverter((line) => lines.push(line));
  const take = (): Uint8Array => {
    const taken = Buffer.concat(lines);
    lines = [];
    return taken;
  };
  async function* log(): AsyncGenerator<Uint8Array> {
    for await (const chunk of openInput(path).chunks) {
      inverter.push(chunk);
      yield take();
    }
    inverter.end();
    yield take();
  }
  try {
    await writeOut(log());
  } catch (error) {
    throw error instanceof ScriberyError && error.code === 'SCR_INPUT_DAMAGED' ? atFile(error, path) : error;
  }
  if (inverter.missing > 0) process.stderr.write(`${inverter.missing} lines of the log are missing in it\n`);
}

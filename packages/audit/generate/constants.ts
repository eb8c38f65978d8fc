import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { architectureFolder, includeFolder } from './kernel-headers.ts';
import type { Target } from './target.ts';

/** Which constants of which headers: macros and enumerators whose whole name matches. */
export interface Selection {
  readonly headers: readonly string[];
  readonly names: RegExp;
  /** Names that match and are no values of the same set: masks, counts, marks of a range. */
  readonly except?: RegExp;
}

/**
 * The values of constants as one kind of machine has them, for each selection. The C compiler reads the headers, with
 * nothing of its own and of this machine predefined, and a small program prints what they come to.
 */
export function constants(target: Target, selections: readonly Selection[]): Map<string, bigint>[] {
  const headers = new Set(selections.flatMap((selection) => selection.headers));
  const isSelected = selections.map(selector);
  const includes = [...headers].map((header) => `#include <${header}>\n`).join('');
  const found = new Set(
    [...macroNames(target, includes), ...enumerators(target, includes)].filter((name) =>
      isSelected.some((selects) => selects(name)),
    ),
  );
  const entries = [...found].map((name) => `{"${name}", (long long)(${name})},`).join('\n');
  const program = `${includes}
    int printf(const char *, ...);
    typedef int pid_t; /* libc's; the numbers of some requests hold its size */
    static const struct { const char *name; long long value; } entries[] = { ${entries} {0, 0} };
    int main(void) {
      for (int i = 0; entries[i].name; i++) printf("%s %lld\\n", entries[i].name, entries[i].value);
      return 0;
    }`;
  const values = lines(runProgram(target, program)).map((line): [string, bigint] => {
    const [name = '', value = ''] = line.split(' ');
    return [name, BigInt(value)];
  });
  return isSelected.map((selects) => new Map(values.filter(([name]) => selects(name))));
}

function selector({ names, except }: Selection): (name: string) => boolean {
  const wanted = wholeMatch(names);
  const unwanted = except === undefined ? undefined : wholeMatch(except);
  return (name) => wanted.test(name) && unwanted?.test(name) !== true;
}

function wholeMatch(pattern: RegExp): RegExp {
  return new RegExp(`^(?:${pattern.source})$`);
}

/** Macros without parameters; another name for the same constant of the headers is left out. */
function macroNames(target: Target, includes: string): string[] {
  return lines(compiler(target, ['-E', '-dM', '-'], includes)).flatMap((line) => {
    const [, name, value = ''] = /^#define (\w+) (.+)$/.exec(line) ?? [];
    return name === undefined || /^__NR_\w+$/.test(value) ? [] : [name];
  });
}

function enumerators(target: Target, includes: string): string[] {
  const text = compiler(target, ['-E', '-P', '-'], includes);
  return [...text.matchAll(/\benum\b[^{;]*\{([^}]*)\}/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name = '']) => name),
  );
}

function runProgram(target: Target, source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'scribery-tables-'));
  try {
    const program = join(folder, 'constants');
    compiler(target, ['-w', '-c', '-o', `${program}.o`, '-'], source);
    // Linked apart: for the linker -undef would mean something else.
    run('cc', ['-o', program, `${program}.o`], '');
    return run(program, [], '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compiler(target: Target, args: readonly string[], source: string): string {
  const search = ['-I', architectureFolder(target.folder), '-I', includeFolder];
  const defines = target.defines.map((define) => `-D${define}`);
  return run('cc', ['-x', 'c', '-undef', '-nostdinc', ...defines, ...search, ...args], source);
}

function run(command: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

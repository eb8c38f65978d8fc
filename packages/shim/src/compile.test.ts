import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compile } from './compile.ts';

test('a program is compiled again when a source or a flag has changed, and only then', () => {
  using folder = new Folder();
  const program = {
    target: folder.file('out', 'p'),
    sources: [folder.file('p.c')],
    headers: [folder.file('p.h')],
  };
  writeFileSync(folder.file('p.c'), '#include "p.h"\nint main(void) { return VALUE; }\n');
  writeFileSync(folder.file('p.h'), '#define VALUE 1\n');
  compile({ ...program, flags: ['-O1'] });
  const first = statSync(program.target).ino;
  compile({ ...program, flags: ['-O1'] });
  assert.equal(statSync(program.target).ino, first);
  const stamp = readFileSync(`${program.target}.sha256`, 'utf8');
  compile({ ...program, flags: ['-O2'] });
  assert.notEqual(readFileSync(`${program.target}.sha256`, 'utf8'), stamp);
  writeFileSync(folder.file('p.h'), '#define VALUE 2\n');
  compile({ ...program, flags: ['-O2'] });
  assert.notEqual(readFileSync(`${program.target}.sha256`, 'utf8'), stamp);
});

test('without a compiler it is told how to get one', () => {
  using folder = new Folder();
  using _path = new Path(folder.path);
  writeFileSync(folder.file('p.c'), 'int main(void) { return 0; }\n');
  const program = { target: folder.file('p'), sources: [folder.file('p.c')], headers: [], flags: [] };
  assert.throws(() => compile(program), {
    code: 'SCR_RECORDER_MISSING',
    message: /apt-get install gcc libc6-dev/,
  });
  writeFileSync(folder.file('cc'), '#!/bin/sh\necho "fatal error: stdio.h: No such file" >&2\nexit 1\n');
  chmodSync(folder.file('cc'), 0o755);
  assert.throws(() => compile(program), {
    code: 'SCR_RECORDER_MISSING',
    message: /headers.*stdio\.h: No such file/,
  });
});

class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'scribery-compile-'));

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}

/** The search path is this folder alone, until disposed. */
class Path implements Disposable {
  readonly #before = process.env.PATH;

  constructor(folder: string) {
    process.env.PATH = folder;
  }

  [Symbol.dispose](): void {
    process.env.PATH = this.#before;
  }
}

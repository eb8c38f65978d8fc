import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

/** Which packages a package may import; the table of ARCHITECTURE.md. */
const mayImport: Record<string, readonly string[]> = {
  errors: [],
  expression: [],
  runtime: ['errors'],
  audit: ['expression', 'errors'],
  format: ['errors'],
  screen: ['format', 'errors'],
  shim: ['errors'],
  agent: ['audit', 'format', 'runtime', 'errors'],
  store: ['format', 'expression', 'errors'],
  server: ['format', 'screen', 'store', 'runtime', 'errors'],
  player: ['format', 'screen', 'errors'],
  web: ['player'],
  cli: ['agent', 'audit', 'errors', 'format', 'player', 'runtime', 'screen', 'server', 'shim', 'store'],
};

/** Pure packages run in a browser: they import nothing of Node. */
const pure = new Set(['audit', 'errors', 'expression', 'format', 'screen', 'player', 'web']);

const root = join(import.meta.dirname, '../..');

interface Import {
  readonly file: string;
  readonly from: string;
  readonly target: string;
}

const imports = Object.keys(mayImport).flatMap(importsOf);

test('every package imports only what the table allows', () => {
  const wrong = imports.filter(
    ({ from, target }) => target.startsWith('@scribery/') && !allowed(from, target.split('/')[1] ?? ''),
  );
  assert.deepEqual(wrong.map(describe), []);
});

test('no package reaches into the folder of another', () => {
  const wrong = imports.filter(
    ({ file, from, target }) =>
      target.startsWith('.') &&
      relative(join(root, 'packages', from), join(dirname(file), target)).startsWith('..'),
  );
  assert.deepEqual(wrong.map(describe), []);
});

test('pure packages import nothing of Node', () => {
  const wrong = imports.filter(({ from, target }) => pure.has(from) && target.startsWith('node:'));
  assert.deepEqual(wrong.map(describe), []);
});

test('no import cycle within a package', () => {
  const graph = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (!target.startsWith('.')) continue;
    graph.set(file, [...(graph.get(file) ?? []), join(dirname(file), target)]);
  }
  assert.deepEqual(cycles(graph), []);
});

function allowed(from: string, target: string): boolean {
  return target === from || (mayImport[from] ?? []).includes(target);
}

/** Imports of a package's own code; its tests, and what serves only them, may use Node and other packages freely. */
function importsOf(name: string): Import[] {
  const files = globSync(join(root, 'packages', name, 'src/**/*.ts')).filter(
    (file) => !file.endsWith('.test.ts') && !/\/(testing|contract)\//.test(file),
  );
  return files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gm,
      ),
    ]
      .filter(([, typeOnly]) => typeOnly === undefined)
      .map((match) => ({ file, from: name, target: match[2] ?? match[3] ?? '' })),
  );
}

function cycles(graph: Map<string, string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].map((name) => relative(root, name)).join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function describe({ file, target }: Import): string {
  return `${relative(root, file)} imports ${target}`;
}

import { test } from 'node:test';
import { logFiles } from '../testing/corpus.ts';
import { compareWithGolden, typesOf } from '../testing/golden-documents.ts';
import { AushapeShape } from './aushape-shape.ts';

for (const log of logFiles)
  test(`${log} gives the documents of its golden file in the shape of aushape`, () => {
    compareWithGolden('aushape', log, new AushapeShape(), typesOf);
  });

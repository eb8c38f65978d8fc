import { test } from 'node:test';
import { logFiles } from '../testing/corpus.ts';
import { compareWithGolden, typesOf } from '../testing/golden-documents.ts';
import { EcsShape } from './ecs-shape.ts';

for (const log of logFiles)
  test(`${log} gives the ECS documents of its golden file`, () => {
    compareWithGolden('ecs', log, new EcsShape(), (event, document) => {
      const { event: told, auditd } = JSON.parse(document);
      return [told.action, told.outcome, auditd?.syscall, typesOf(event)].join(' ');
    });
  });

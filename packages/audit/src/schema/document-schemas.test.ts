import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MappingChecker } from '../testing/mapping-checker.ts';
import { documentSchemas } from './document-schemas.ts';
import { searchEngines } from './index-template.ts';

/** Fields of an index that a common set of limits (1,000) leaves room for, also beside those of others. */
const MOST_LEAVES = 400;

for (const [format, { indexTemplate }] of Object.entries(documentSchemas))
  for (const engine of searchEngines)
    test(`the ${engine} template of ${format} has fewer than ${MOST_LEAVES} fields`, () => {
      const { leaves } = new MappingChecker(indexTemplate(engine));
      assert.ok(leaves > 5 && leaves < MOST_LEAVES, String(leaves));
    });

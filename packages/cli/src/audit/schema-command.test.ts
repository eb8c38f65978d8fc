import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Home } from '../testing/scribery.ts';

const home = new Home();

test('the JSON Schema of each form of output is printed', async () => {
  for (const format of ['ecs', 'aushape', 'native']) {
    const { status, stdout } = await home.run(['audit', 'schema', '--format', format]);
    assert.equal(status, 0);
    const schema = JSON.parse(stdout);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.match(schema.title, new RegExp(format));
  }
});

test('the index template is for the engine that is named', async () => {
  const typeOfData = async (...words: string[]) => {
    const { stdout } = await home.run(['audit', 'schema', '--template', ...words]);
    return JSON.parse(stdout).template.mappings.properties.auditd.properties.data.type;
  };
  assert.equal(await typeOfData(), 'flattened');
  assert.equal(await typeOfData('elasticsearch'), 'flattened');
  assert.equal(await typeOfData('opensearch'), 'flat_object');
});

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, SetupError } from './run.mjs';
import { once } from './stamp.mjs';

/** The last of the 2.x line: the smallest distribution that Maven repositories carry, and Java 17 suffices for it. */
const VERSION = '2.19.4';
const ARTIFACT = `org.opensearch.distribution.integ-test-zip:opensearch:${VERSION}:zip`;

/** The version is named so that no later one, with other needs of Maven, is taken unasked. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy';

const folder = join(root, '.cache/opensearch');

/**
 * Unpacks OpenSearch into .cache/opensearch/opensearch-VERSION; Maven gets it from where this machine is set to ask.
 * Gives one line for people where that does not work.
 */
export async function unpackOpenSearch() {
  try {
    await once(
      'opensearch',
      ['scripts/setup/opensearch.mjs'],
      join(folder, `opensearch-${VERSION}/bin/opensearch`),
      download,
    );
    return null;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return `no OpenSearch ${VERSION}: the test that sends audit events into one says so and does not run. ${firstLine(error)}`;
  }
}

async function download() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run(`downloading OpenSearch ${VERSION} (mvn)`, 'mvn', [
    '--quiet',
    '--batch-mode',
    COPY,
    `-Dartifact=${ARTIFACT}`,
    `-DoutputDirectory=${folder}`,
  ]);
  const archive = join(folder, `opensearch-${VERSION}.zip`);
  await run('unpacking OpenSearch', 'unzip', ['-q', archive, '-d', folder]);
  rmSync(archive);
}

function firstLine(error) {
  const text = error.output || error.message;
  return /\[ERROR\] (.*)/.exec(text)?.[1] ?? text.split('\n')[0];
}

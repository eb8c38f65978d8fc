import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { optional, reasonIn } from './optional.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { once } from './stamp.mjs';

/** The last of the 2.x line: the smallest distribution that Maven repositories carry, and Java 17 suffices for it. */
const VERSION = '2.19.4';
const ARTIFACT = `org.opensearch.distribution.integ-test-zip:opensearch:${VERSION}:zip`;

/** The version is named so that no later one, with other needs of Maven, is taken unasked. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy';

/** What Maven says behind its mark of an error. */
const MAVEN_ERROR = /(?<=\[ERROR\] ).*/;

const folder = join(root, '.cache/opensearch');

/**
 * Unpacks OpenSearch into .cache/opensearch/opensearch-VERSION; Maven gets it from where this machine is set to ask.
 * Gives one line for people where that does not work.
 */
export function unpackOpenSearch() {
  const unpacked = join(folder, `opensearch-${VERSION}/bin/opensearch`);
  return optional(
    () => once('opensearch', ['scripts/setup/opensearch.mjs'], unpacked, download),
    (said) =>
      `no OpenSearch ${VERSION}: the test that sends audit events into one says so and does not run. ${reasonIn(said, MAVEN_ERROR)}`,
  );
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

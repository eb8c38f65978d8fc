import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Setting } from './setting.ts';
import { settingsTable } from './settings-table.ts';

const file = new URL('../../../../docs/settings.md', import.meta.url);

test('docs/settings.md is what the table of settings says', () => {
  const text = settingsDocument();
  if (process.env['WRITE_GOLDEN'] === '1') writeFileSync(file, text);
  assert.equal(readFileSync(file, 'utf8'), text);
});

function settingsDocument(): string {
  const sections: Record<string, Record<string, Setting>> = settingsTable;
  const parts = Object.entries(sections).map(([section, keys]) => {
    const rows = Object.entries(keys).map(
      ([key, setting]) =>
        `| \`${key}\` | ${typeOf(setting)} | ${defaultOf(setting)} | ${setting.env === undefined ? '' : `\`${setting.env}\``} | ${setting.doc} |\n`,
    );
    return `## [${section}]\n\n| key | type | default | environment | |\n|---|---|---|---|---|\n${rows.join('')}`;
  });
  return `# Settings\n\n${INTRODUCTION}\n${parts.join('\n')}`;
}

const INTRODUCTION = `TOML, in \`$XDG_CONFIG_HOME/scribery/scribery.toml\` or else \`/etc/scribery/scribery.toml\`. A variable of the environment
goes before the file. A key that is not known, a wrong type and a value out of bounds are errors that name line and column.
This page is made from the table in \`packages/runtime/src/config/settings-table.ts\`.
`;

function typeOf(setting: Setting): string {
  switch (setting.type) {
    case 'integer':
      return `whole number, ${setting.minimum} to ${setting.maximum}`;
    case 'choice':
      return setting.choices.map((choice) => `\`"${choice}"\``).join(', ');
    case 'strings':
      return 'array of strings';
    case 'string':
    case 'boolean':
      return setting.type;
  }
}

function defaultOf(setting: Setting): string {
  return setting.default === null ? '' : `\`${JSON.stringify(setting.default)}\``;
}

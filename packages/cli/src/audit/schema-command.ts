import { type SearchEngine, searchEngines } from '@scribery/audit';
import { type Command, Option } from 'commander';
import { type EventFormat, FORMATS } from './shape-of.ts';
import { documentSchemas } from '@scribery/audit';

interface SchemaOptions {
  readonly format: EventFormat;
  readonly template?: true | SearchEngine;
}

const EXAMPLES = `
Examples:
  scribery audit schema > event.schema.json
  scribery audit schema --template elasticsearch |
    curl -X PUT -H 'Content-Type: application/json' -d @- http://localhost:9200/_index_template/scribery-audit
`;

export function define(command: Command): void {
  command
    .addOption(new Option('--format <format>', 'form of the output').choices(FORMATS).default(FORMATS[0]))
    .addOption(
      new Option('--template [engine]', 'print an index template for a search engine instead').choices(
        searchEngines,
      ),
    )
    .addHelpText('after', EXAMPLES)
    .action(({ format, template }: SchemaOptions) => {
      const { schema, indexTemplate } = documentSchemas[format];
      const printed =
        template === undefined ? schema() : indexTemplate(template === true ? 'elasticsearch' : template);
      process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
    });
}

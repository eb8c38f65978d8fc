/** Width of the lines of generated text; what the formatter gives the code beside it. */
const LINE_WIDTH = 110;

/** A generated TypeScript file with one export, `declaration` being all of it but its heading. */
export function sourceText(comment: string, declaration: string): string {
  return `// Generated from kernel headers (docs/audit-tables.md); WRITE_GOLDEN=1 npm test -- packages/audit/generate/generate.test.ts\n\n/** ${comment} */\n${declaration}\n`;
}

/** Words as a template literal, some to a line, so that a change shows as a change of few lines. */
export function wordsLiteral(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length + 1 > LINE_WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return `\`${[...lines, line].join('\n')}\``;
}

/** An object of such literals. */
export function wordsRecord(entries: Iterable<readonly [name: string, words: readonly string[]]>): string {
  const properties = [...entries].map(([name, words]) => `  '${name}': ${wordsLiteral(words)},\n`);
  return `{\n${properties.join('')}}`;
}

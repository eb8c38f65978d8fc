/**
 * Names for ids that a log gives as numbers alone. The package reads no passwd file: whoever wants local names, or
 * those of a file, passes them in. Undefined for an id without a name.
 */
export interface NameResolver {
  user(id: string): string | undefined;
  group(id: string): string | undefined;
}

/** Takes names from the log alone, so that the same log gives the same document on every machine. */
export const noNames: NameResolver = { user: () => undefined, group: () => undefined };

/** Names from the text of a passwd(5) and a group(5) file. */
export function namesOfFiles(passwd: string, group: string): NameResolver {
  const users = namesById(passwd);
  const groups = namesById(group);
  return { user: (id) => users.get(id), group: (id) => groups.get(id) };
}

/** Both files have the name in the first column and the id in the third; the first line of an id counts. */
function namesById(file: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of file.split('\n')) {
    const [name, , id] = line.split(':');
    if (name !== undefined && id !== undefined && !names.has(id)) names.set(id, name);
  }
  return names;
}

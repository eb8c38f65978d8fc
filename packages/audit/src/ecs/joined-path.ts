/** A file name made absolute by the directory in which the process was; as it is where that is not known. */
export function joinedPath(directory: string | undefined, name: string): string {
  if (name.startsWith('/') || directory === undefined || !directory.startsWith('/')) return name;
  let rest = name;
  while (rest.startsWith('./')) rest = rest.slice(2);
  if (rest === '.' || rest === '') return directory;
  return directory.endsWith('/') ? directory + rest : `${directory}/${rest}`;
}

import path from "node:path";

/** The files by the names that messages and kept files call them by. @throws when two have the same */
export function nameSources(files: readonly string[]): { name: string; path: string }[] {
  const names = new Set<string>();
  return files.map((file) => {
    const name = path.basename(file);
    if (names.has(name))
      throw new Error(`Two files are called ${name}: rename one, or import them one after the other`);
    names.add(name);
    return { name, path: file };
  });
}

import type { Import } from "./imports";

/** The folders of lib, lowest first: a folder imports only folders above it in this list, types included. */
const libFolders: readonly string[] = [
  "domain",
  "forecast",
  "format",
  "importing",
  "money",
  "scoring",
  "article",
  "schedule",
  "chain",
  "scenarios",
  "slips",
  "assessment",
  "flags",
  "readiness",
  "what-if",
  "evaluation",
  "track-record",
  "operators",
  "portfolio",
];

const folderOf = (file: string): string | null => /^lib\/([^/]+)\//.exec(file)?.[1] ?? null;
const isTest = (file: string) => /\.(test|fixture|arbitrary)\.ts$/.test(file);

/** Imports of lib that go up the list, or touch a folder that is not in it. Tests and fixtures may look anywhere in lib. */
export function upwardImports(imports: readonly Import[]): Import[] {
  return imports.filter(({ from, to }) => {
    const [importer, imported] = [folderOf(from), folderOf(to)];
    if (importer === null || imported === null || importer === imported || isTest(from)) return false;
    const [place, importedPlace] = [libFolders.indexOf(importer), libFolders.indexOf(imported)];
    return place < 0 || importedPlace < 0 || importedPlace > place;
  });
}

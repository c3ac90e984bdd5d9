import { beforeAll, expect, it } from "vitest";
import { type Import, importCycles, importsAmong } from "./imports";
import { upwardImports } from "./lib-folders";
import { linksFromData } from "./links";
import { type SourceFile, sourceFiles } from "./source-files";

let files: SourceFile[] = [];
let imports: Import[] = [];
beforeAll(async () => {
  files = await sourceFiles();
  imports = importsAmong(files);
});

it("reads the imports of the whole project", () => {
  expect(imports).toContainEqual({ from: "lib/evaluation/evaluate.ts", to: "lib/assessment/assess.ts" });
  expect(imports).toContainEqual({ from: "lib/flags/types.ts", to: "lib/assessment/types.ts" });
  expect(imports.length).toBeGreaterThan(1_000);
});

it("no folder of lib imports one below it in the list", () => {
  expect(upwardImports(imports)).toEqual([]);
});

it("finds a circle of types, and one through three files", () => {
  const text = (name: string) => `import type { X } from "./${name}";\n`;
  const planted = importsAmong([
    { file: "lib/a.ts", text: text("b") },
    { file: "lib/b.ts", text: text("c") },
    { file: "lib/c.ts", text: `export {\n  x,\n} from "@/lib/a";\n` },
    { file: "lib/d.ts", text: text("a") },
  ]);
  expect(importCycles(planted)).toEqual([["lib/a.ts", "lib/b.ts", "lib/c.ts"]]);
});

it("no link leads to an address from data but by WebLink", () => {
  expect(linksFromData(files)).toEqual([]);
  const text = '<a href="/sites"><a className="x"\n href={`/sites`}><a href={`#claims`}><a rel="x" href={source.url}>';
  expect(linksFromData([{ file: "app/planted.tsx", text }])).toEqual(["app/planted.tsx: source.url"]);
});

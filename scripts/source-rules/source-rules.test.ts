import { readFile } from "node:fs/promises";
import { beforeAll, expect, it } from "vitest";
import { type Import, importCycles, importsAmong } from "./imports";
import { upwardImports } from "./lib-folders";
import { linksFromData } from "./links";
import { findInCode, isProduct, lengthAt, lineCount } from "./sizes-and-casts";
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

it("no two files import each other in a circle, types included", () => {
  expect(importCycles(imports)).toEqual([]);
});

it("half of the source files have at most 60 lines, nine in ten at most 130, and none over 300", () => {
  const product = files.filter(isProduct);
  const [median, ninetieth] = [lengthAt(product, 0.5), lengthAt(product, 0.9)];
  console.log(`${product.length} source files: median ${median} lines, nine in ten at most ${ninetieth}`);
  expect(product.filter((file) => lineCount(file) > 300).map(({ file }) => file)).toEqual([]);
  expect(median).toBeLessThanOrEqual(60);
  expect(ninetieth).toBeLessThanOrEqual(130);
});

it("types are not silenced: no any, no cast to never, at most 20 casts to number and none of an indexed read", () => {
  const product = files.filter(isProduct);
  const others = files.filter(({ file }) => !file.startsWith("scripts/source-rules/"));
  expect(findInCode(others, /:\s*any\b|\bas any\b|<any>|\bany\[\]/)).toEqual([]);
  expect(findInCode(others, /(?<!probability_cancelled )\bas never(?=[;,)\]}]|$)/)).toEqual([]);
  expect(findInCode(product, /\] as number\b/)).toEqual([]);
  expect(findInCode(product, /\bas number\b/).length).toBeLessThanOrEqual(20);
});

it("a database test that mocks modules runs alone: others share its process", async () => {
  const config = await readFile("vitest.config.ts", "utf8");
  const mocking = findInCode(files, /\bvi\.(mock|doMock|resetModules)\(/).flatMap(({ at }) => at.split(":")[0] ?? []);
  const tests = [...new Set(mocking)].filter((file) => file.endsWith(".db.test.ts") && !file.startsWith("app/"));
  expect(tests.filter((file) => !config.includes(`"${file}"`))).toEqual([]);
  expect(tests).toContain("lib/what-if/never-writes.db.test.ts");
});

it("finds what is in code, and leaves comments alone", () => {
  const text = "/* as never */\nconst a = b as never; // as never\n/** one\n as never */\nconst c = d as never;\n";
  expect(findInCode([{ file: "x.ts", text }], /\bas never\b/).map(({ at }) => at)).toEqual(["x.ts:2", "x.ts:5"]);
  expect(
    lengthAt(
      [1, 2, 3, 9].map((n) => ({ file: "", text: "x\n".repeat(n) })),
      0.5,
    ),
  ).toBe(2);
});

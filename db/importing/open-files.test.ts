import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { describeProblem } from "@/lib/importing/problem";
import { awkwardFiles, awkwardPath } from "@/test-data/read-test-data";
import { type OpenOptions, openFiles } from "./open-files";
import type { FileChoices, ReadProgress } from "./opened-file";
import { planTable, readTable } from "./read-table";
import type { FileSource } from "./source";

const bytesOf = (name: string) => new Uint8Array(readFileSync(awkwardPath(name)));
const text = (content: string, name = "a.csv"): FileSource => ({ name, bytes: new TextEncoder().encode(content) });

/** The raw cells of all records, and every problem in one line. */
async function read(sources: FileSource[], choices: FileChoices = {}, options: OpenOptions = {}) {
  const opened = await openFiles(sources, { ...options, choicesOf: () => choices });
  const problems = opened.files.flatMap((file) => file.problems);
  const rows: string[][] = [];
  const numbers: unknown[] = [];
  try {
    for (const sheet of opened.files.flatMap((file) => file.sheets)) {
      const plan = await planTable(sheet, choices, options);
      problems.push(...plan.problems);
      for await (const batch of readTable(sheet, plan, options)) {
        problems.push(...batch.problems);
        for (const row of batch.rows.filter(({ kind }) => kind === "data")) {
          rows.push(row.cells.map(({ raw }) => raw));
          for (const { value } of row.cells) if (value.kind === "number") numbers.push(value.number);
        }
      }
    }
  } finally {
    await opened.close();
  }
  return { files: opened.files, rows, numbers, problems: problems.map(describeProblem), questions: problems };
}

describe("openFiles", () => {
  it("gives each file's size and the SHA-256 of its raw bytes, refused or not", async () => {
    const names = ["cp949-sites.csv", "merged-header.xlsx", "report.pdf"];
    const { files } = await read(names.map((name) => ({ name, path: awkwardPath(name) })));
    const hash = (name: string) => createHash("sha256").update(bytesOf(name)).digest("hex");
    expect(files.map(({ name, bytes, sha256 }) => [name, bytes, sha256])).toEqual(
      names.map((name) => [name, bytesOf(name).length, hash(name)]),
    );
  });

  it("reads a file at hand as one on disk, and the other files beside one that is refused", async () => {
    for (const name of ["utf16le-bom.txt", "several.zip", "total-rows.xlsx"]) {
      const onDisk = await read([{ name, path: awkwardPath(name) }]);
      expect(onDisk.rows.length).toBeGreaterThan(0);
      expect((await read([{ name, bytes: bytesOf(name) }])).rows).toEqual(onDisk.rows);
    }
    const mixed = await read([{ name: "x.csv", path: "/nowhere/x.csv" }, text("Site,MW\nExample Site 1,10\n")]);
    expect(mixed.problems).toEqual(["x.csv: is not there"]);
    expect(mixed.rows).toEqual([["Example Site 1", "10"]]);
  });

  it.each<[string, FileChoices, unknown]>([
    ["encoding-tie.csv", { encoding: "cp949" }, ["Example Site 1", "일"]],
    ["encoding-tie.csv", { encoding: "gb18030" }, ["Example Site 1", "老"]],
    ["delimiter-tie.csv", { delimiter: ";" }, ["Example Site 1,2", "3"]],
    ["decimal-tie.tsv", { decimalSign: "." }, 1.2],
    ["decimal-tie.tsv", { decimalSign: "," }, 1200],
    ["header-tie.csv", { headerRows: [1] }, ["", "first", "last"]],
    ["header-tie.csv", { headerRows: [1, 2] }, ["Example Site 1", "Ann", "Ax"]],
    ["merged-body.xlsx", { mergedNumbers: "first_row" }, ["Example Site 1", "2", ""]],
    ["merged-body.xlsx", { mergedNumbers: "each_row" }, ["Example Site 1", "2", "300"]],
  ])("%s with the answer %j has no question left", async (name, choices, expected) => {
    const { rows, numbers, problems } = await read([{ name, bytes: bytesOf(name) }], choices);
    expect(problems).toEqual([]);
    expect([...rows, ...numbers]).toContainEqual(expected);
  });

  it("refuses an answer that the bytes disprove", async () => {
    const { problems } = await read([text("Site\nÅ,\n")], { encoding: "big5" });
    expect(problems).toEqual([expect.stringContaining("is not Traditional Chinese (Big5) text")]);
  });

  it("tells how far it is, up to the end", async () => {
    const progress: ReadProgress[] = [];
    const long = text(`Site,MW\n${"Example Site,10\n".repeat(60_000)}`);
    await read(
      [long, { name: "b.xlsx", bytes: bytesOf("total-rows.xlsx") }],
      {},
      { onProgress: (one) => progress.push(one) },
    );
    const of = (file: string) => progress.filter((one) => one.file === file);
    expect(of("a.csv").length).toBeGreaterThan(4);
    for (const file of ["a.csv", "b.xlsx"]) {
      const last = of(file).at(-1);
      expect(last?.bytesRead).toBe(last?.bytesTotal);
    }
    expect(of("b.xlsx")[0]?.sheet).toBe("합계");
  });

  it("stops when it is told to, while it opens and while it reads, and leaves nothing behind", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "leadtime-test-"));
    vi.stubEnv("TMPDIR", folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const zip = { name: "several.zip", bytes: bytesOf("several.zip") };
    await expect(openFiles([zip], { signal: AbortSignal.abort() })).rejects.toThrow();
    const stop = new AbortController();
    const long = text(`Site,MW\n${"Example Site,10\n".repeat(60_000)}`);
    const reading = read([long], {}, { signal: stop.signal, onProgress: () => stop.abort(new Error("enough")) });
    await expect(reading).rejects.toThrow("enough");
    const opened = await openFiles([zip]);
    expect(readdirSync(folder)).toHaveLength(1);
    await opened.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses a bomb before it unpacks it, by what its list of files says", async () => {
    const progress: ReadProgress[] = [];
    const bomb = { name: "bomb.xlsx", bytes: bytesOf("bomb-declared.xlsx") };
    const { problems, files } = await read([bomb], {}, { onProgress: (one) => progress.push(one) });
    expect([files[0]?.sheets, progress]).toEqual([[], []]);
    expect(problems).toEqual([expect.stringContaining("more than 250 times its size is not unpacked")]);
  });

  it("refuses a bomb that lies about its size as soon as it is larger", async () => {
    const progress: ReadProgress[] = [];
    const bomb = { name: "bomb.xlsx", bytes: bytesOf("bomb-lying.xlsx") };
    const { problems } = await read([bomb], {}, { onProgress: (one) => progress.push(one) });
    expect(problems).toEqual([expect.stringContaining("more than the 1000 bytes")]);
    expect(progress.at(-1)?.bytesRead ?? 0).toBeLessThan(1_000_000);
  });

  it("never throws, whatever is done to a file, and always says something", async () => {
    const files = awkwardFiles()
      .map(({ file }) => ({ name: file, bytes: bytesOf(file) }))
      .filter(({ bytes }) => bytes.length < 10_000);
    const edit = fc.record({ at: fc.nat(9_999), cut: fc.nat(30), put: fc.uint8Array({ maxLength: 8 }) });
    const property = fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(edit, { maxLength: 4 }),
      async (file, edits) => {
        const bytes = edits.reduce((now, { at, cut, put }) => {
          const from = at % (now.length + 1);
          return Buffer.concat([now.subarray(0, from), put, now.subarray(from + cut)]);
        }, Buffer.from(file.bytes));
        const { rows, problems, files: opened } = await read([{ name: file.name, bytes }]);
        const notes = opened.flatMap(({ sheets }) => sheets).length;
        expect(rows.length + problems.length + notes).toBeGreaterThan(0);
      },
    );
    await fc.assert(property, { numRuns: 500, seed: 1 });
  });
});

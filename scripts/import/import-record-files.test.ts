import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordFiles } from "@/lib/importing/records/files";
import { recordSources } from "./import-record-files";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "leadtime-records-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(kind: "sources" | "sites", name: string): Promise<string> {
  const file = path.join(folder, kind, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${recordFiles[kind].join(",")}\n`);
  return file;
}

it("finds what files of records hold", async () => {
  const [sources, sites] = [await write("sources", "a.csv"), await write("sites", "b.csv")];
  expect(await recordSources([sources, sites])).toEqual({
    sources: { name: "a.csv", path: sources },
    sites: { name: "b.csv", path: sites },
  });
});

it("refuses two files of one name: neither their rows nor the files kept could be told apart", async () => {
  const files = [await write("sources", "data.csv"), await write("sites", "data.csv")];
  await expect(recordSources(files)).rejects.toThrow("Two files are called data.csv");
});

import { expect, it } from "vitest";
import { findJunk, keptFiles } from "./kept-files";

it("the repository holds nothing that a program left behind", async () => {
  const files = await keptFiles();
  expect(files.map(({ file }) => file)).toContain("package.json");
  expect(findJunk(files)).toEqual([]);
});

it("finds logs, profiles, copies, results, empty and very large files, and leaves others alone", () => {
  const junk = [
    "isolate-0x6e2-v8.log",
    "server.log",
    "a.cpuprofile",
    "lib/b.ts.orig",
    "c.ts~",
    "test-results/x.png",
    ".env.local",
  ];
  const fine = ["lib/log/log-form.ts", "scripts/reports.ts", "db/upgrades/0008-b29718f.backup", ".npmrc", "docs/x.png"];
  const kept = [...junk, ...fine].map((file) => ({ file, bytes: 10 }));
  const odd = [
    { file: "empty.ts", bytes: 0 },
    { file: "large.json", bytes: 1_000_001 },
    { file: "test-data/import/files/large.csv", bytes: 1_000_001 },
    { file: "test-data/import/empty.csv", bytes: 0 },
  ];
  const awkward = ["empty.csv", "several.zip"].map((file) => ({ file: `test-data/import/files/${file}`, bytes: 0 }));
  expect(findJunk([...kept, ...odd, ...awkward])).toEqual([...junk, ...odd.map(({ file }) => file)]);
});

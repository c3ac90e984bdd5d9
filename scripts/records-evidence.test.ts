import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { RecordSet } from "@/lib/importing/records/record-set";
import { withKnownWeakness } from "./records-evidence";

const fact = (source: string, note?: string) =>
  ({ iso3: "AUS", key: "queue-mw", value: "1", unit: "MW", mark: "V", source, note }) as RecordSet["facts"][number];
const set = (facts: RecordSet["facts"]): RecordSet => ({ name: "set", sources: [], sites: [], rules: [], facts });

it("marks what stands on a weak page, says so, and leaves every other record alone", () => {
  const { facts } = withKnownWeakness(
    set([
      fact("edu24-water", "Of Sydney."),
      fact("afr-copy"),
      fact("mingtiandi-empyrion"),
      fact("mingtiandi-empyrion-2"),
    ]),
  );
  expect(facts.map(({ mark, note }) => [mark, note])).toEqual([
    ["U", "Weak page; Of Sydney."],
    ["U", "Weak page"],
    ["U", "Weak page"],
    ["V", undefined],
  ]);
});

const folder = "db/seed/data/records";
const seed = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as RecordSet);
const claims = seed.flatMap(({ sites }) =>
  sites.flatMap(({ slug, indicators }) =>
    indicators.flatMap(({ kind, claims: own }) => own.map((claim) => ({ slug, indicator: kind, ...claim }))),
  ),
);

it("has been over the seed: no figure of a weak page counts as verified", () => {
  const weak = claims.filter(({ note }) => note?.startsWith("Weak page"));
  expect(weak.length).toBeGreaterThan(60);
  expect(weak.filter(({ mark }) => mark !== "U")).toEqual([]);
  const sources = new Set(weak.map(({ source }) => source));
  expect(claims.filter(({ source, mark }) => sources.has(source) && mark !== "U")).toEqual([]);
});

it("has put its doubt on each doubtful claim", () => {
  const doubtful = new Set(claims.filter(({ note }) => note?.includes("Doubtful: ")).map(({ slug }) => slug));
  expect([...doubtful].sort()).toEqual([
    "diode-peculiar",
    "empyrion-th1",
    "ess-tarboro",
    "evolution-megawide-cavite",
    "google-meitner",
    "meta-el-paso",
    "project-jupiter",
  ]);
});

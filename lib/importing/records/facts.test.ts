import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { factTitles } from "./facts";
import type { RecordSet } from "./record-set";

const folder = "db/seed/data/records";
const facts = readdirSync(folder).flatMap(
  (name) => (JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as RecordSet).facts,
);

it("has a title in both languages for every figure of the seed", () => {
  expect(facts.length).toBeGreaterThan(250);
  const bare = facts.filter(({ key }) => {
    const { titleEn, titleKo } = factTitles(key);
    return titleEn === titleKo || !/\p{Script=Hangul}/u.test(titleKo);
  });
  expect([...new Set(bare.map(({ key }) => key))]).toEqual([]);
});

it("spells out a key that has none", () => {
  expect(factTitles("queue-mw")).toEqual({ titleEn: "Queue mw", titleKo: "Queue mw" });
});

it("a figure named by a word that every object knows has its own words as title", () => {
  expect(factTitles("constructor")).toEqual({ titleEn: "Constructor", titleKo: "Constructor" });
});

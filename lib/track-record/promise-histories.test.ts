import { expect, it } from "vitest";
import { claim, source } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import { type MilestoneClaims, promiseHistories } from "./promise-histories";

const day = toEpochDay;
const story = (claims: MilestoneClaims["claims"]): MilestoneClaims => ({
  siteSlug: "site",
  indicatorKind: "works",
  operatorSlug: "acme",
  claims,
  lookedAtDay: day("2026-06-01"),
});
const asOfDay = day("2026-11-22");
const paper = source("A paper", "press");
const analyst = source("An analyst", "analyst");

it("makes one history per party, with all that it said, under its source's class", () => {
  const found = promiseHistories(
    [
      story([
        claim("estimated", "2026-03", { knownOn: "2025-01-01", source: paper }),
        claim("estimated", "2026-05-01", { knownOn: "2025-02-01", source: analyst }),
        claim("estimated", "2026-09-01", { knownOn: "2025-08-01", source: analyst }),
      ]),
    ],
    asOfDay,
  );
  expect(found).toMatchObject([
    { sourceClass: "press", promises: [{ knownDay: day("2025-01-01"), promisedDay: day("2026-03-31") }] },
    { sourceClass: "analyst", operator: "acme", indicatorKind: "works", actualDay: null, endedDay: null },
  ]);
  expect(found[1]?.promises).toHaveLength(2);
  expect(found[1]?.asOfDay).toBe(day("2026-06-01"));
});

it("gives what came of it, or when it fell away", () => {
  const promise = claim("estimated", "2026-03-01", { knownOn: "2025-01-01" });
  const came = story([promise, claim("actual", "2026-04-10", { knownOn: "2026-05-01" })]);
  const over = story([promise, claim("withdrawn", "2026-04-10", { knownOn: "2026-05-01" })]);
  expect(promiseHistories([came], asOfDay)).toMatchObject([{ actualDay: day("2026-04-10"), endedDay: null }]);
  expect(promiseHistories([over], asOfDay)).toMatchObject([{ actualDay: null, endedDay: day("2026-05-01") }]);
});

it("leaves out who only reported, and counts no further than today", () => {
  expect(promiseHistories([story([claim("actual", "2026-04-10", { knownOn: "2026-05-01" })])], asOfDay)).toEqual([]);
  const [early] = promiseHistories(
    [story([claim("estimated", "2026-03-01", { knownOn: "2025-01-01" })])],
    day("2025-06-01"),
  );
  expect(early?.asOfDay).toBe(day("2025-06-01"));
});

it("has no finish where the date has merely passed: followed to the last word before it", () => {
  const said = (kind: "estimated" | "inferred", date: string, knownOn: string) =>
    claim(kind, date, { knownOn, source: analyst });
  const due = story([said("estimated", "2026-03-01", "2025-01-01"), said("inferred", "2026-03-01", "2026-05-01")]);
  expect(promiseHistories([due], asOfDay)).toMatchObject([
    { actualDay: null, endedDay: null, asOfDay: day("2025-01-01") },
  ]);
});

import { expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { indicator, phase, site } from "../assessment/site.fixture";
import { phaseDays } from "./phase-looks";
import { day, inShort, told } from "./schedule.fixture";
import { haltedDay, isCancelled, pausesOf, standingOf } from "./standstills";

const on = (date: string, knownOn = date): ClaimRecord[] => [told("actual", date, knownOn)];
const works = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) => phase([indicator("works", steps)]);
const standing = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) => [indicator("site", steps)];

it("works stand still from a halt until they are resumed", () => {
  const halted = on("2026-03-10");
  expect(haltedDay(works({ started: on("2025-01-10") }))).toBeNull();
  expect(haltedDay(works({ halted }))).toBe(day("2026-03-10"));
  expect(haltedDay(works({ halted, resumed: on("2026-01-10") }))).toBe(day("2026-03-10"));
  expect(haltedDay(works({ halted, resumed: on("2026-03-10") }))).toBeNull();
  expect(haltedDay(works({ halted, resumed: on("2026-05-10") }))).toBeNull();
  expect(haltedDay(works({ halted: [...on("2026-03-10"), ...on("2026-06-10")], resumed: on("2026-05-10") }))).toBe(
    day("2026-06-10"),
  );
});

it("a cancellation holds unless something announced or resumed the site on a later day", () => {
  const cancelled = on("2026-03-10");
  expect(isCancelled(standing({ announced: on("2026-03-10") }))).toBe(false);
  expect(isCancelled(standing({ cancelled, announced: on("2026-03-10") }))).toBe(true);
  expect(isCancelled(standing({ cancelled, announced: on("2026-03-11") }))).toBe(false);
  expect(isCancelled(standing({ cancelled, resumed: on("2026-03-11") }))).toBe(false);
});

it("bad news is a look on the day it was told, what was done on its own day", () => {
  const lookDay = (step: MilestoneStep) => {
    const permit = indicator("permit", { filed: on("2025-01-10"), [step]: on("2026-03-10", "2026-04-20") });
    return phaseDays(site([]), phase([permit]))?.lookDay;
  };
  expect(lookDay("refused")).toBe(day("2026-04-20"));
  expect(lookDay("granted")).toBe(day("2026-03-10"));
});

it("a pause counts from the first day that it can be of, its end from the last", () => {
  const month = { knownPrecision: "month" } as const;
  const pauses = (paused: ClaimRecord, resumed: ClaimRecord) =>
    inShort(pausesOf(standing({ paused: [paused], resumed: [resumed] })));
  expect(
    pauses(told("actual", "2026-03-10", "2026-03-31", month), told("actual", "2026-05-20", "2026-05-31", month)),
  ).toEqual(["2026-03-10 halted", "2026-05-20 resumed 2026-05-20"]);
  expect(
    pauses(told("actual", "2026-02-10", "2026-03-31", month), told("actual", "2026-04-20", "2026-05-31", month)),
  ).toEqual(["2026-03-01 halted", "2026-05-01 resumed 2026-04-20"]);
  expect(pauses(told("actual", "unknown", "2026-03-31"), told("promised", "2027", "2026-05-31"))).toEqual([
    "2026-03-31 halted",
  ]);
});

it("the whole site's standing reaches every phase, the last alone, or none, as its record says", () => {
  const [own, permit] = [indicator("site", {}), indicator("permit", {})];
  const ofSite = (["all", "last", "none"] as const).map((holds) => ({
    ...indicator("site", {}, { key: holds }),
    holds,
  }));
  const phases = [1, 3, 2].map((ordinal) => phase([own, permit], { ordinal }));
  const reach = phases.map((one) => standingOf({ phases, indicators: [...ofSite, permit] }, one).map(({ key }) => key));
  expect(reach).toEqual([
    ["site", "all"],
    ["site", "all", "last"],
    ["site", "all"],
  ]);
});

import { expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { indicator, phase, site } from "../assessment/site.fixture";
import { phaseDays } from "./phase-looks";
import { day, told } from "./schedule.fixture";
import { haltedDay, isCancelled } from "./standstills";

const on = (date: string, knownOn = date): ClaimRecord[] => [told("actual", date, knownOn)];
const works = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) => phase([indicator("works", steps)]);
const standing = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) => [indicator("site", steps)];

it("works stand still from a halt until they are resumed", () => {
  const halted = on("2026-03-10");
  expect(haltedDay(works({ started: on("2025-01-10") }))).toBeNull();
  expect(haltedDay(works({ halted }))).toBe(day("2026-03-10"));
  expect(haltedDay(works({ halted, resumed: on("2026-01-10") }))).toBe(day("2026-03-10"));
  expect(haltedDay(works({ halted, resumed: on("2026-05-10") }))).toBeNull();
});

it("a cancellation holds unless something announced or resumed the site on a later day", () => {
  const cancelled = on("2026-03-10");
  expect(isCancelled(standing({ announced: on("2026-03-10") }))).toBe(false);
  expect(isCancelled(standing({ cancelled, announced: on("2026-03-10") }))).toBe(true);
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

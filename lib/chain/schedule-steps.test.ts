import { expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import { createStreams } from "@/lib/forecast";
import { siteChance } from "@/lib/schedule/site-chance";
import { waterfall } from "@/lib/schedule/waterfall";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { party, told } from "./schedule.fixture";
import { scheduleSteps } from "./schedule-steps";
import { readSiteSchedule } from "./site-schedule";

const owner = { claimant: party("owner", "owner") };
const recorded = (claim: ClaimRecord, at: string): ClaimRecord => ({ ...claim, recordedAt: at });
const promise = recorded(told("promised", "2028", "2026-02-01", owner), "2026-03-01T00:00:00Z");
const rumour = recorded(told("estimated", "2027-06", "2026-03-01"), "2026-03-02T00:00:00Z");
const agreed = recorded(told("actual", "2026-08-01", "2026-08-02"), "2026-09-02T00:00:00Z");
const filed = recorded(told("actual", "2026-09-01", "2026-09-02"), "2026-09-01T00:00:00Z");

const service = indicator("service", {}, { key: "service" });
const grid = indicator("grid_interconnect", {}, { key: "grid" });
const permit = indicator("permit", {}, { permitType: "building" });
const one = phase([]);
/** The same site with other claims: its records keep their ids. */
const siteWith = (claims: { service: ClaimRecord[]; agreement?: ClaimRecord[]; filed?: ClaimRecord[] }) => {
  const milestones = (step: "in_service" | "agreement_signed" | "filed", list: ClaimRecord[] = []) =>
    list.length > 0 ? [{ id: step.length, step, claims: list }] : [];
  const indicators = [
    { ...service, milestones: milestones("in_service", claims.service) },
    { ...grid, milestones: milestones("agreement_signed", claims.agreement) },
    { ...permit, milestones: milestones("filed", claims.filed) },
  ];
  return site([{ ...one, indicators }]);
};

const before = siteWith({ service: [promise, rumour] });
const after = siteWith({ service: [promise], agreement: [agreed], filed: [filed] });
const stepsBetween = () => scheduleSteps(before, after);
const nameOf = ({ step }: ReturnType<typeof scheduleSteps>[number]) =>
  "claim" in step ? `${step.kind} ${step.claim.id}` : step.kind;

it("goes from the model over the looks to what was taken back, and then through the claims as they were recorded", () => {
  expect(stepsBetween().map(nameOf)).toEqual([
    "model",
    "looks",
    `claim_retracted ${rumour.id}`,
    `claim_added ${filed.id}`,
    `claim_added ${agreed.id}`,
  ]);
});

it("takes what was recorded at one moment in the order of its ids", () => {
  const at = "2026-09-05T00:00:00Z";
  const [first, second] = [told("actual", "2026-09-01", "2026-09-04"), told("actual", "2026-08-01", "2026-08-02")];
  const steps = scheduleSteps(
    before,
    siteWith({
      service: [promise, rumour],
      agreement: [recorded(second, at)],
      filed: [recorded(first, at)],
    }),
  );
  expect(steps.slice(2).map(nameOf)).toEqual([`claim_added ${first.id}`, `claim_added ${second.id}`]);
});

it("begins at the earlier reading, looks as late as the later one, and ends there", () => {
  const schedules = stepsBetween().map(({ schedule }) => schedule);
  const [earlier, later] = [readSiteSchedule(before), readSiteSchedule(after)];
  expect(schedules[0]).toEqual(earlier);
  expect(firstOf(earlier.phases).lookDay).toBeLessThan(firstOf(later.phases).lookDay);
  const look = { lookDay: firstOf(later.phases).lookDay };
  expect(schedules[1]).toEqual({ ...earlier, phases: [{ ...firstOf(earlier.phases), ...look }] });
  expect(schedules.at(-1)).toEqual(later);
});

it("knows a claim from its step on, and one that was taken back until then", () => {
  const known = stepsBetween().map(({ schedule }) => {
    const { word, gates } = firstOf(schedule.phases);
    return [word?.party, ...gates.flatMap(({ evidence }) => evidence.map(({ what }) => what))];
  });
  expect(known).toEqual([["owner"], ["owner"], ["owner"], ["owner", "begun"], ["owner", "done", "begun", "begun"]]);
  const rumoured = scheduleSteps(siteWith({ service: [rumour] }), siteWith({ service: [] }));
  expect(rumoured.map(({ schedule }) => schedule.phases[0]?.word?.statedDay ?? null)).toEqual([
    rumour.latestDay,
    rumour.latestDay,
    null,
  ]);
});

it.each(["2026-02-01", "2026-03-01"])("reads a claim of %s that was taken back before what ended it", (saidOn) => {
  const said = told("promised", "2028", saidOn, owner);
  const ended = told("withdrawn", "unknown", "2026-03-01", owner);
  const steps = scheduleSteps(siteWith({ service: [said, ended] }), siteWith({ service: [ended] }));
  expect(steps.map(({ step, schedule }) => [step.kind, schedule.phases.length])).toEqual([
    ["model", 0],
    ["looks", 0],
    ["claim_retracted", 0],
  ]);
});

it("adds up exactly, the look apart from the news", () => {
  const chance = siteChance(readSiteSchedule(after), createStreams(1, 4096));
  const { beforeDay, steps: moved } = waterfall(readSiteSchedule(before), stepsBetween(), String(one.id), chance);
  const daysOf = (kind: string) => moved.filter(({ step }) => step.kind === kind).map(({ days }) => days ?? Number.NaN);
  expect(moved.reduce((sum, { days }) => sum + (days ?? Number.NaN), beforeDay ?? Number.NaN)).toBeCloseTo(
    moved.at(-1)?.day ?? 0,
    6,
  );
  expect(daysOf("model")).toEqual([0]);
  // Hardly a draw serves before the look; what it moves beyond that is who completes.
  expect(Math.abs(firstOf(daysOf("looks")))).toBeLessThan(20);
  expect(firstOf(daysOf("looks"))).not.toBe(0);
  expect(daysOf("claim_added")[1]).toBeLessThan(-10);
});

it("has no days where the phase is not open before or after", () => {
  const served = siteWith({ service: [promise, told("actual", "2026-10-01", "2026-10-02")] });
  const chance = siteChance(readSiteSchedule(before), createStreams(1, 64));
  const { beforeDay, steps: moved } = waterfall(
    readSiteSchedule(before),
    scheduleSteps(before, served),
    String(one.id),
    chance,
  );
  expect(beforeDay).not.toBeNull();
  expect(moved.at(-1)).toMatchObject({ day: null, days: null });
});

import { expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import { createStreams } from "@/lib/forecast";
import { siteChance } from "@/lib/schedule/site-chance";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
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
const steps = scheduleSteps(before, after);

it("goes from the model over the looks to what was taken back, and then through the claims as they were recorded", () => {
  expect(steps.map(({ step }) => ("claim" in step ? `${step.kind} ${step.claim.id}` : step.kind))).toEqual([
    "model",
    "looks",
    `claim_retracted ${rumour.id}`,
    `claim_added ${filed.id}`,
    `claim_added ${agreed.id}`,
  ]);
});

it("ends at the later reading", () => {
  const last = steps.at(-1)?.schedule;
  const chance = siteChance(readSiteSchedule(after), createStreams(1, 256));
  const days = (schedule = readSiteSchedule(after)) => firstOf(simulateSchedule(schedule, chance)).serviceDay;
  expect(days(last)).toEqual(days());
});

it("adds up exactly, the look apart from the news", () => {
  const chance = siteChance(readSiteSchedule(after), createStreams(1, 4096));
  const { beforeDay, steps: moved } = waterfall(readSiteSchedule(before), steps, String(one.id), chance);
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

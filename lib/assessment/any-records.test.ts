import fc from "fast-check";
import { expect, it } from "vitest";
import type { SiteRecords } from "@/lib/domain/records";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import { anyRecords } from "./any-records.fixture";
import { assessSite, FORECAST_SEED } from "./assess";
import type { DayQuantiles } from "./day-quantiles";
import { AS_OF } from "./site.fixture";
import type { PhaseAssessment } from "./types";

const options = { asOfDay: AS_OF, seed: FORECAST_SEED, draws: 64 };
const runs = { numRuns: 15 };

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const ascends = (numbers: readonly number[]) => numbers.every((one, i) => i === 0 || (numbers[i - 1] ?? 0) <= one);
/** Never is after any day. */
const inTime = ({ p10, p50, p80, p90 }: DayQuantiles) =>
  ascends([p10, p50, p80, p90].map((day) => day ?? Number.POSITIVE_INFINITY));
const isShare = (share: number) => share >= 0 && share <= 1;

/** Where plain data has a number that is none. */
function brokenNumbers(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, one]) => brokenNumbers(one, `${path}.${key}`));
}

/** What does not hold of any phase. */
function broken(one: PhaseAssessment): string[] {
  const { cancelled, notWithinTenYears, inServiceByAsOf, byAnnounced } = one;
  const holds = {
    "P10 to P90 in order": [one.givenCompletion, one.unconditional, ...one.gates.map(({ finish }) => finish)].every(
      inTime,
    ),
    "quantiles in order": ascends(one.quantileDays),
    "shares by year in order": ascends(Object.values(one.inServiceShareByYear)),
    "shares from 0 to 1": [cancelled.total, notWithinTenYears, inServiceByAsOf, byAnnounced ?? 0].every(isShare),
    "causes of cancellation add up": Math.abs(cancelled.total - sum(Object.values(cancelled.byCause))) < 1e-9,
  };
  return [...failing(holds), ...(one.lookDay === null ? [] : brokenOfOpen(one, one.lookDay))];
}

/** What does not hold of an open phase in particular. */
function brokenOfOpen(one: PhaseAssessment, lookDay: number): string[] {
  const { cancelled, money, expectedDelayDays, delayByCause, gates } = one;
  const decided = sum([...gates.map(({ drives }) => drives), ...Object.values(one.otherDrivers)]);
  const explained = sum((delayByCause ?? []).map(({ days }) => days));
  return failing({
    "days where a draw serves": cancelled.total === 1 || one.quantileDays.length === 201,
    "service after the look": one.quantileDays.every((day) => day >= lookDay),
    "deciders add up": Math.abs(decided - 1) < 1e-9,
    "delays add up": expectedDelayDays === null || Math.abs(explained - expectedDelayDays) < 1e-3,
    "power and class": [one.powerP50Day, one.classP50Day, one.classP80Day].every((day) => day !== null),
    "this year's share": (Object.values(one.inServiceShareByYear)[0] ?? 0) >= one.inServiceByAsOf,
    "no days lost by what is done": gates.every(({ daysSaved }) => daysSaved === null || daysSaved > -1e-6),
    "gates by name": new Set(gates.map(({ nodeId }) => nodeId)).size === gates.length,
    "money within its limits": money !== null && (money.known || money.reason !== "invalid-input"),
  });
}

const failing = (holds: Record<string, boolean>) => Object.keys(holds).filter((name) => !holds[name]);

it("whatever the records say, every figure is one", () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const evaluation = evaluateSite(records, options);
      expect(brokenNumbers(evaluation)).toEqual([]);
      expect(evaluation.phases.flatMap(broken)).toEqual([]);
    }),
    runs,
  );
});

const shuffled = <One>(list: readonly One[], keys: readonly number[]): One[] =>
  list
    .map((one, i) => ({ one, place: [keys[i % keys.length] ?? 0, -i] as const }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
    .map(({ one }) => one);

/** The figures by the names of what they are of; sums over another order differ in their last digits. */
const figuresOf = (phases: readonly PhaseAssessment[]): unknown => {
  const text = (one: unknown) => JSON.stringify(one, (_, value) => (typeof value === "number" ? round(value) : value));
  const sorted = <One>(list: readonly One[] | null) => list?.map(text).toSorted();
  return phases.map(({ gates, delayByCause, ...one }) => [text(one), sorted(gates), sorted(delayByCause)]);
};
const round = (value: number) => Number(value.toFixed(6));

it("the order in which a site's records are told changes nothing", () => {
  const anyOrder = fc.array(fc.nat({ max: 99 }), { minLength: 13, maxLength: 13 });
  fc.assert(
    fc.property(anyRecords, anyOrder, (records, keys) => {
      const told: SiteRecords = {
        ...records,
        indicators: shuffled(records.indicators, keys),
        policies: shuffled(records.policies, keys),
        phases: shuffled(records.phases, keys).map((one) => ({
          ...one,
          indicators: shuffled(one.indicators, keys).map((two) => ({
            ...two,
            milestones: shuffled(two.milestones, keys),
          })),
        })),
      };
      expect(figuresOf(assessSite(told, options))).toEqual(figuresOf(assessSite(records, options)));
    }),
    runs,
  );
});

import { describe, expect, it } from "vitest";
import { shippedModels } from "./shipped-models";
import { type PromiseHistory, slipProfiles } from "./slip-profiles";

const base: PromiseHistory = {
  sourceClass: "operator",
  operator: "acme",
  indicatorKind: "works",
  promises: [{ knownDay: 0, promisedDay: 400 }],
  actualDay: null,
  endedDay: null,
  asOfDay: 1000,
};
const history = (changes: Partial<PromiseHistory>): PromiseHistory => ({ ...base, ...changes });
const many = (count: number, changes: Partial<PromiseHistory>) => Array.from({ length: count }, () => history(changes));
const one = (records: PromiseHistory[]) => {
  const [profile, ...others] = slipProfiles(records, "operator");
  if (profile === undefined || others.length > 0) throw new Error(`${others.length + 1} profiles`);
  return profile;
};

it("without a usable history a group is its class: 365 stated days take 511", () => {
  const profile = one([history({ promises: [{ knownDay: 500, promisedDay: 500 }] })]);
  expect(profile).toMatchObject({
    group: "acme",
    n: 0,
    finished: 0,
    unfinishedShare: null,
    unusable: 1,
    classWeight: 1,
  });
  const { slip } = shippedModels();
  const median = Math.exp(slip.intercept + slip.hSlope * Math.log(365 + slip.offsetDays));
  expect(profile.ratio.median).toBeCloseTo((median + 90) / 455, 2);
  expect(profile.slipDaysOneYearAhead.median).toBeCloseTo(median - 365, -1);
  expect(profile.ratio.low).toBeLessThan(1.05);
  expect(profile.ratio.high).toBeGreaterThan(1.6);
});

it("many that were on time bring the ratio to 1, and narrow its interval", () => {
  const few = one(many(3, { actualDay: 400 }));
  const lots = one(many(60, { actualDay: 400 }));
  expect(few).toMatchObject({ n: 3, finished: 3, unfinishedShare: 0, classWeight: 6 / 9 });
  expect(lots.ratio.median).toBeLessThan(few.ratio.median);
  expect(lots.ratio.median).toBeCloseTo(Math.exp((6 * Math.log(few.ratio.median) * 1.5) / 66), 1);
  expect(lots.ratio.high - lots.ratio.low).toBeLessThan((few.ratio.high - few.ratio.low) / 2);
  expect(lots.slipDaysOneYearAhead.median).toBeCloseTo((lots.ratio.median - 1) * 455, 9);
});

it("what is unfinished counts as longer than followed: leaving it out would look better", () => {
  const done = many(10, { actualDay: 420 });
  const withOpen = one([...done, ...many(10, { asOfDay: 1000 })]);
  expect(withOpen).toMatchObject({ n: 20, finished: 10, unfinishedShare: 0.5 });
  expect(withOpen.ratio.median).toBeGreaterThan(one(done).ratio.median * 1.3);
  // Followed for a day, an open promise says nothing.
  expect(one([...done, ...many(10, { asOfDay: 1 })]).ratio.median).toBeCloseTo(one(done).ratio.median, 1);
});

it("is followed no further than its withdrawal", () => {
  const withdrawn = one(many(5, { endedDay: 100, asOfDay: 3000 }));
  expect(withdrawn.ratio.median).toBeCloseTo(one(many(5, { asOfDay: 100 })).ratio.median, 12);
  expect(withdrawn.ratio.median).toBeLessThan(one(many(5, { asOfDay: 3000 })).ratio.median);
});

it("counts from the first promise known, and reports how the promises moved", () => {
  const moved = history({
    promises: [
      { knownDay: 300, promisedDay: 600 },
      { knownDay: 0, promisedDay: 400 },
      { knownDay: 200, promisedDay: 500 },
    ],
    actualDay: 650,
  });
  const plain = history({ actualDay: 650 });
  expect(one([moved]).ratio).toEqual(one([plain]).ratio);
  expect(one([moved]).moved).toEqual({ n: 1, medianDays: 200 });
  expect(one([plain]).moved).toEqual({ n: 0, medianDays: null });
  const earlier = history({
    promises: [
      { knownDay: 0, promisedDay: 400 },
      { knownDay: 9, promisedDay: 380 },
    ],
  });
  expect(one([moved, earlier, plain]).moved).toEqual({ n: 2, medianDays: 90 });
  expect(one([moved, earlier, moved]).moved).toEqual({ n: 3, medianDays: 200 });
});

it("leaves out a promise that became known after the event", () => {
  expect(one([history({ promises: [{ knownDay: 10, promisedDay: 50 }], actualDay: 9 })])).toMatchObject({
    n: 0,
    unusable: 1,
  });
  expect(one([history({ promises: [{ knownDay: 10, promisedDay: 50 }], actualDay: 10 })])).toMatchObject({ n: 1 });
});

describe("groups", () => {
  const records = [
    history({ operator: "b" }),
    history({ operator: "a", sourceClass: "utility" }),
    history({ operator: null }),
    history({ operator: "c", indicatorKind: "permit" }),
    history({ operator: "c" }),
  ];
  it("by operator, the largest first, then by name, the unknown last", () => {
    expect(slipProfiles(records, "operator").map(({ group }) => group)).toEqual(["c", "a", "b", null]);
  });
  it("by source class and by kind", () => {
    expect(slipProfiles(records, "sourceClass").map(({ group, n }) => [group, n])).toEqual([
      ["operator", 4],
      ["utility", 1],
    ]);
    expect(slipProfiles(records, "indicatorKind").map(({ group, n }) => [group, n])).toEqual([
      ["works", 4],
      ["permit", 1],
    ]);
    expect(slipProfiles([], "operator")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { claim, indicator, source } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import { outcomeBy, phaseOutcome } from "./outcome";

const day = toEpochDay;
const service = (...claims: ReturnType<typeof claim>[]) => [indicator("service", { in_service: claims })];
const TODAY = day("2026-11-22");

describe("phaseOutcome", () => {
  it("reads the newest actual, with its interval", () => {
    const said = service(claim("actual", "2026-02", { knownOn: "2026-03-05" }));
    expect(phaseOutcome(said, null, TODAY)).toEqual({
      state: "in_service",
      basis: "actual",
      earliestDay: day("2026-02-01"),
      latestDay: day("2026-02-28"),
    });
  });

  it("does not count an actual that lies after the day of reading", () => {
    const said = service(claim("actual", "2026-02", { knownOn: "2026-01-05" }));
    expect(phaseOutcome(said, null, day("2026-01-31"))).toEqual({ state: "open", lookedAtDay: day("2026-01-05") });
  });

  it("is open since the last word or look, whichever is later, and never later than the day of reading", () => {
    const said = service(claim("promised", "2028-01", { knownOn: "2026-01-05" }));
    expect(phaseOutcome(said, null, TODAY)).toEqual({ state: "open", lookedAtDay: day("2026-01-05") });
    expect(phaseOutcome(said, day("2026-04-01"), TODAY)).toEqual({ state: "open", lookedAtDay: day("2026-04-01") });
    expect(phaseOutcome(said, TODAY + 1, TODAY)).toEqual({ state: "open", lookedAtDay: day("2026-01-05") });
    expect(phaseOutcome([], null, TODAY)).toEqual({ state: "open", lookedAtDay: null });
  });

  it("takes word of any of its indicators as a look", () => {
    const works = indicator("works", { started: [claim("actual", "2026-05-01", { knownOn: "2026-05-02" })] });
    expect(phaseOutcome([works], null, TODAY)).toEqual({ state: "open", lookedAtDay: day("2026-05-02") });
  });
});

describe("a phase that is due and unconfirmed", () => {
  const analyst = source("An analyst", "analyst");
  const said = service(
    claim("estimated", "2026-01-03", { knownOn: "2025-12-01", source: analyst }),
    claim("inferred", "2026-01-03", { knownOn: "2026-04-01", source: analyst }),
  );

  it("was last looked at before the day on which it is said to have begun, whoever looked later", () => {
    expect(phaseOutcome(said, day("2026-04-01"), TODAY)).toEqual({
      state: "unconfirmed",
      lookedAtDay: day("2025-12-01"),
    });
  });

  it("settles no horizon that ends after that look, neither way", () => {
    const outcome = phaseOutcome(said, day("2026-04-01"), TODAY);
    expect(outcomeBy(outcome, day("2025-11-01"), day("2025-12-01"))).toEqual({ happened: false, day: null });
    expect(outcomeBy(outcome, day("2025-11-01"), day("2025-12-02"))).toBeNull();
    expect(outcomeBy(outcome, day("2025-12-01"), day("2026-06-01"))).toBeNull();
  });
});

describe("outcomeBy", () => {
  const done = (earliestDay: number | null, latestDay: number) =>
    ({ state: "in_service", basis: "actual", earliestDay, latestDay }) as const;

  it.each([
    ["a day inside", done(150, 150), { happened: true, day: 150 }],
    ["the last day", done(200, 200), { happened: true, day: 200 }],
    ["the day after", done(201, 201), { happened: false, day: null }],
    ["the middle of an interval", done(120, 141), { happened: true, day: 131 }],
    ["an interval over the end", done(190, 201), null],
    ["only an upper bound: from the forecast's day", done(null, 140), { happened: true, day: 120 }],
    ["only an upper bound, after the end", done(null, 230), null],
    ["before the forecast's day", done(40, 60), { happened: true, day: 100 }],
    ["withdrawn", { state: "withdrawn" } as const, { happened: false, day: null }],
    ["open and looked at on the end", { state: "open", lookedAtDay: 200 } as const, { happened: false, day: null }],
    ["open and last looked at before", { state: "open", lookedAtDay: 199 } as const, null],
    ["open and never looked at", { state: "open", lookedAtDay: null } as const, null],
  ])("%s", (_, outcome, expected) => {
    expect(outcomeBy(outcome, 100, 200)).toEqual(expected);
  });
});

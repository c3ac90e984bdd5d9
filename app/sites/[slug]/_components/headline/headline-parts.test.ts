import { describe, expect, it } from "vitest";
import { announced, assessment, gateAssessment, today } from "@/lib/flags/records.fixture";
import { headlineParts, headlinePhaseOrdinal } from "./headline-parts";

const quantiles = { p10: today, p50: today + 400, p80: today + 900, p90: today + 1200 };
const open = { givenCompletion: quantiles, lookDay: today - 30 };

describe("headlineParts", () => {
  it("says what service waits for last most often, and from which views the date comes", () => {
    const parts = headlineParts(
      assessment({
        ...open,
        cancelled: { total: 0.2, byCause: { given_up: 0.2, denied: 0 } },
        views: { announced: 0.8, outside: 0.2 },
        gates: [gateAssessment({ drives: 0.7 })],
        otherDrivers: { rest: 0.3, previous: 0, closing: 0, licence: 0 },
      }),
    );
    expect(parts).toMatchObject({
      state: "forecast",
      p50: today + 400,
      cancelled: 0.2,
      lookDay: today - 30,
      announced: null,
      driver: { kind: "gate", percent: 70 },
      views: { announced: 0.8, outside: 0.2 },
    });
  });

  it("tells whether the phase serves already: likely from one half, possible from one in twenty", () => {
    const serves = (inServiceByAsOf: number) => headlineParts(assessment({ ...open, inServiceByAsOf }));
    expect(serves(0.5)).toMatchObject({ serves: "likely", inServiceByAsOf: 0.5 });
    expect(serves(0.499)).toMatchObject({ serves: "possible" });
    expect(serves(0.05)).toMatchObject({ serves: "possible" });
    expect(serves(0.049)).toMatchObject({ serves: "unlikely" });
  });

  it("counts the days since an announced date that has passed, and whether anybody looked after it", () => {
    const of = (day: number) =>
      headlineParts(assessment({ ...open, announced: announced("estimated", day), byAnnounced: 0.4 }));
    expect(of(today - 10)).toMatchObject({ announced: { isPast: true, daysSince: 10, isSeenLate: false } });
    expect(of(today - 58)).toMatchObject({ announced: { isPast: true, daysSince: 58, isSeenLate: true } });
    expect(of(today)).toMatchObject({ announced: { isPast: false, chance: 0.4, basis: "estimated" } });
  });

  it("gives no figure where nothing at all is known", () => {
    expect(headlineParts(assessment({ lookDay: null }))).toEqual({ state: "unknown" });
  });

  it("counts the days of a phase in service against its announced day", () => {
    const inService = assessment({
      state: "in_service",
      inServiceDay: today - 10,
      announced: announced("promised", today - 100),
    });
    expect(headlineParts(inService)).toMatchObject({ state: "in_service", daysLate: 90 });
    expect(headlineParts(assessment({ state: "withdrawn" }))).toEqual({ state: "withdrawn" });
  });
});

describe("headlinePhaseOrdinal", () => {
  const phases = [3, 1, 2].map((ordinal) => ({ id: ordinal * 10, ordinal }));
  it("is the earliest phase not yet earning, else the last", () => {
    const earning = (id: number) => (id === 10 ? "in_service" : "forecast");
    expect(headlinePhaseOrdinal(phases, earning)).toBe(2);
    expect(headlinePhaseOrdinal(phases, () => "in_service")).toBe(3);
    expect(headlinePhaseOrdinal([], () => null)).toBeNull();
  });
});

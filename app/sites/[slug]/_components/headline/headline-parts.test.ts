import { describe, expect, it } from "vitest";
import { announced, assessment, today } from "@/lib/flags/records.fixture";
import { headlineParts, headlinePhaseOrdinal } from "./headline-parts";

const quantiles = { p10: today, p50: today + 400, p80: today + 900, p90: today + 1200 };

describe("headlineParts", () => {
  it("names the view that is picked most and keeps cancelled and late apart", () => {
    const parts = headlineParts(
      assessment({
        givenCompletion: quantiles,
        cancelled: { total: 0.2, byCause: { "before-grid": 0.1, "permit-denied": 0, "after-start": 0.1 } },
        notWithinTenYears: 0.05,
        views: { chain: 0.1, announced: 0.5, outside: 0.4 },
        announced: announced("estimated", today - 1),
        byAnnounced: 0,
      }),
    );
    expect(parts).toMatchObject({
      state: "forecast",
      p50: today + 400,
      cancelled: 0.2,
      notWithinTenYears: 0.05,
      restsOn: "announced",
      announced: { basis: "estimated", chance: 0, isPast: true },
    });
  });

  it("says nothing of an announced date when there is none", () => {
    expect(headlineParts(assessment({ givenCompletion: quantiles }))).toMatchObject({
      announced: null,
      restsOn: "outside",
    });
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

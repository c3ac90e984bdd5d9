import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { isoDateOf } from "@/lib/domain/dates";
import type { ClaimKind, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { flagOutcome } from "./flag-outcome";

const DAY = AS_OF - 800;
/** Promised for 100 days after the flag. */
const asked = { day: DAY, promisedDay: DAY + 100 };

type Told = [kind: IndicatorKind, step: MilestoneStep, claimKind: ClaimKind, day: number, knownDay: number];
function outcomeOf(...told: Told[]): boolean | null {
  const operator = {
    id: 1,
    slug: "op",
    nameEn: "Op",
    nameKo: "운영사",
    roles: ["operator" as const],
    isHyperscaler: null,
  };
  const said = told.map(([kind, step, claimKind, day, knownDay], i) =>
    indicator(
      kind,
      {
        [step]: [
          { ...claim(claimKind, isoDateOf(DAY + day), { knownOn: isoDateOf(DAY + knownDay) }), claimant: operator },
        ],
      },
      { key: `${kind}-${i}` },
    ),
  );
  const only = phase(said.filter(({ kind }) => kind !== "site"));
  const whole = said.filter(({ kind }) => kind === "site").map((one) => ({ ...one, holds: "all" as const }));
  return flagOutcome(site([only], { indicators: whole, operator }), only, asked);
}

describe("what became of a phase on which a flag stood", () => {
  it("served in time is not bad, and later is", () => {
    expect(outcomeOf(["service", "in_service", "actual", 280, 300])).toBe(false);
    expect(outcomeOf(["service", "in_service", "actual", 281, 300])).toBe(true);
  });

  it("seen open, or promised anew, for later than 180 days after the promise is bad", () => {
    expect(outcomeOf(["works", "completed", "seen_open", 281, 281])).toBe(true);
    expect(outcomeOf(["works", "completed", "seen_open", 280, 280])).toBeNull();
    expect(outcomeOf(["service", "in_service", "promised", 281, 50])).toBe(true);
    expect(outcomeOf(["service", "in_service", "promised", 280, 50])).toBeNull();
  });

  it("ended at any time, or stopped within a year, is bad", () => {
    expect(outcomeOf(["site", "cancelled", "actual", 500, 500])).toBe(true);
    expect(outcomeOf(["site", "paused", "actual", 365, 365])).toBe(true);
    expect(outcomeOf(["site", "paused", "actual", 366, 366])).toBeNull();
    expect(outcomeOf(["works", "halted", "actual", 200, 200])).toBe(true);
  });

  it("is told by what came after the day alone, and needs a promise", () => {
    expect(outcomeOf(["works", "halted", "actual", -10, -5])).toBeNull();
    const only = phase([]);
    expect(flagOutcome(site([only]), only, { day: DAY, promisedDay: null })).toBeNull();
  });
});

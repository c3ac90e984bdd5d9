import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import { raiseFlagsBefore } from "../raise-flags-before";
import { announced, claim, flagInput, gateAssessment, indicator, organisation, today } from "../records.fixture";
import { announcedDateMovedLater } from "./announced-date-moved-later";
import { announcedDatePassed } from "./announced-date-passed";
import { delayBeyondClass } from "./delay-beyond-class";

describe("announced date passed", () => {
  const passed = (day: number) =>
    announcedDatePassed(flagInput([], { assessment: { announced: announced("promised", day) } }));

  it("starts on the day after the last promised day", () => {
    expect(passed(today)).toBeNull();
    expect(passed(today - 1)).toMatchObject({
      severity: "medium",
      sinceDay: today,
      numbers: { daysPast: 1 },
      claimIds: [1],
    });
  });

  it("says when anybody last looked, and how likely it serves already", () => {
    const flag = announcedDatePassed(
      flagInput([], {
        assessment: { announced: announced("promised", today - 58), lookDay: today - 138, inServiceByAsOf: 0.77 },
      }),
    );
    expect(flag?.numbers).toMatchObject({ daysPast: 58, lookDay: today - 138, inServiceByAsOf: 0.77 });
  });

  it("is high only after 180 days", () => {
    expect(passed(today - 180)?.severity).toBe("medium");
    expect(passed(today - 181)?.severity).toBe("high");
  });

  it("is not high of a phase that probably serves already", () => {
    const announcedDay = announced("promised", today - 400);
    const severityAt = (inServiceByAsOf: number) =>
      announcedDatePassed(flagInput([], { assessment: { announced: announcedDay, inServiceByAsOf } }))?.severity;
    expect([severityAt(0.49), severityAt(0.5)]).toEqual(["high", "medium"]);
  });

  it("is never raised by a third party's estimate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.boolean(), (daysPast, wasExamined) => {
        const day = today - daysPast;
        const service = indicator(1, "service", { in_service: [claim(1, "estimated", day, { knownDay: day - 300 })] });
        const input = flagInput([service], {
          assessment: { announced: announced("estimated", day) },
          site: { lastExaminedDay: wasExamined ? today : null },
        });
        expect(raiseFlagsBefore(input).map((flag) => flag.rule)).not.toContain("announced_date_passed");
      }),
    );
  });
});

describe("delay beyond class", () => {
  const classDays = { classP50Day: today + 800, classP80Day: today + 1200 };
  const late = (p50: number, announcedDay: number | null) =>
    delayBeyondClass(
      flagInput([], {
        assessment: {
          ...classDays,
          givenCompletion: { p10: null, p50: today + p50, p80: null, p90: null },
          announced: announcedDay === null ? null : announced("promised", today + announcedDay),
        },
      }),
    );

  it("is silent about a delay that the class shares", () => {
    expect(late(1165, 300)).toBeNull();
    expect(late(1166, 300)).toMatchObject({ severity: "medium", numbers: { beyondClassP50Days: 366 } });
  });

  it("is silent about a delay that slipping dates explain, however late the phase", () => {
    expect(late(1750, 1000)).toBeNull();
    expect(late(1751, 1000)).toMatchObject({ numbers: { delayDays: 751, slipExplainsDays: 750 } });
    expect(late(1300, 1149)).toBeNull();
  });

  it("without an announced date counts only the class's P80", () => {
    expect(late(1200, null)).toBeNull();
    expect(late(1201, null)?.numbers).toMatchObject({ beyondClassP80Days: 1, announcedDay: null, delayDays: null });
  });

  it("is high only a year beyond the class's P80", () => {
    expect(late(1565, 300)?.severity).toBe("medium");
    expect(late(1566, 300)?.severity).toBe("high");
  });

  it("says nothing when the class says nothing", () => {
    const p50 = { p10: null, p50: today + 9000, p80: null, p90: null };
    expect(delayBeyondClass(flagInput([], { assessment: { givenCompletion: p50 } }))).toBeNull();
  });

  it("leads to the claims of the gate that drives the date", () => {
    const permit = indicator(7, "permit", { granted: [claim(70, "promised", today + 900, { knownDay: today - 5 })] });
    const gate = { indicatorId: 7, kind: "permit", key: "permit", step: "granted", drives: 0.6 } as const;
    const flag = delayBeyondClass(
      flagInput([permit], {
        assessment: {
          ...classDays,
          givenCompletion: { p10: null, p50: today + 1300, p80: null, p90: null },
          gates: [gateAssessment(gate)],
        },
      }),
    );
    expect(flag).toMatchObject({ sinceDay: today - 5, claimIds: [70], numbers: { driver: "permit" } });
  });
});

describe("announced date moved later", () => {
  const moved = (...claims: ClaimRecord[]) =>
    announcedDateMovedLater(flagInput([indicator(1, "service", { in_service: claims })]));
  const said = (id: number, day: number, knownAgo: number, parts: Parameters<typeof claim>[3] = {}) =>
    claim(id, "promised", day, { knownDay: today - knownAgo, ...parts });
  const start = today + 400;

  it("needs 30 days", () => {
    expect(moved(said(1, start, 200), said(2, start + 29, 50))).toBeNull();
    expect(moved(said(1, start, 200), said(2, start + 30, 50))).toMatchObject({
      severity: "medium",
      sinceDay: today - 50,
      numbers: { basis: "promised", fromDay: start, toDay: start + 30, days: 30, moves: 1 },
      claimIds: [1, 2],
    });
  });

  it("is high from a year, and low once the move is a year old", () => {
    expect(moved(said(1, start, 200), said(2, start + 364, 50))?.severity).toBe("medium");
    expect(moved(said(1, start, 200), said(2, start + 365, 365))?.severity).toBe("high");
    expect(moved(said(1, start, 900), said(2, start + 365, 366))?.severity).toBe("low");
  });

  it("compares a party only with itself", () => {
    const a = { claimant: organisation(1, "A") };
    const b = { claimant: organisation(2, "B") };
    expect(moved(said(1, start, 200, a), said(2, start + 300, 50, b))).toBeNull();
    expect(moved(said(1, start, 200, a), said(2, start + 90, 90, b), said(3, start + 60, 50, a))?.claimIds).toEqual([
      1, 3,
    ]);
  });

  it("reads no slip from an estimate across a change of the phase's size", () => {
    const claims = [100, 10].map((knownAgo, i) =>
      claim(i + 1, "estimated", start + i * 200, { knownDay: today - knownAgo }),
    );
    const input = flagInput([indicator(1, "service", { in_service: claims })]);
    const restated = (...days: number[]) =>
      announcedDateMovedLater({ ...input, phase: { ...input.phase, capacityRevisionDays: days } });
    expect(restated()).not.toBeNull();
    expect(restated(today - 10)).toBeNull();
    expect(restated(today - 100)).not.toBeNull();
  });

  it("labels an estimate and never calls it high", () => {
    const estimate = (id: number, day: number, knownAgo: number) =>
      claim(id, "estimated", day, { knownDay: today - knownAgo });
    expect(moved(estimate(1, start, 200), estimate(2, start + 179, 50))?.severity).toBe("low");
    const flag = moved(estimate(1, start, 200), estimate(2, start + 3000, 50));
    expect(flag).toMatchObject({ severity: "medium", numbers: { basis: "estimated", party: "Herald" } });
    expect(moved(said(3, start, 200), estimate(4, start + 3000, 50))).toBeNull();
  });

  it("counts the moves, and forgets one that was taken back", () => {
    const twice = [said(1, start, 300), said(2, start + 100, 200), said(3, start + 200, 100)];
    expect(moved(...twice)?.numbers).toMatchObject({ moves: 2, fromDay: start + 100, days: 100 });
    expect(moved(...twice, said(4, start + 110, 50))).toBeNull();
  });

  it("takes a less exact restatement for no move", () => {
    const quarter = said(1, start, 200, { earliestDay: start - 90 });
    expect(moved(quarter, said(2, start + 184, 50, { earliestDay: start - 180 }))).toBeNull();
    expect(moved(quarter, said(2, start + 184, 50, { earliestDay: null, precision: "by" }))).toBeNull();
    const by = { earliestDay: null, precision: "by" as const };
    expect(moved(said(1, start, 200, by), said(2, start + 365, 50, by))?.numbers.days).toBe(365);
  });
});

import { describe, expect, it } from "vitest";
import { NO_ADJUSTMENT } from "@/lib/chain/slip-adjustment";
import { slipClass } from "@/lib/forecast";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { shippedModels } from "./shipped-models";
import { chooseSlipAdjustment, type SiteHistory, scoreAdjustment } from "./slip-adjustment";

const { slip } = shippedModels();
const AS_OF = 5_000;

/** A site's one promise of a date 300 days ahead, kept after `takenDays`; null: still open. */
const history = (
  site: string,
  changes: Partial<SiteHistory> & { knownDay?: number; takenDays?: number | null } = {},
) => {
  const { knownDay = 0, takenDays = 300, ...rest } = changes;
  const made: SiteHistory = {
    site,
    sourceClass: "operator",
    operator: "acme",
    indicatorKind: "works",
    promises: [{ knownDay, promisedDay: knownDay + 300 }],
    actualDay: takenDays === null ? null : knownDay + takenDays,
    endedDay: null,
    asOfDay: AS_OF,
    ...rest,
  };
  return made;
};

/** 30 sites a hundred days apart, each with a promise by an operator that is always early and one by an operator that is always late. */
const uniform = seededUniforms(7);
const twoOperators = Array.from({ length: 30 }, (_, i) => [
  history(`early-${i}`, { operator: "early", knownDay: 100 * i, takenDays: 150 + Math.round(40 * uniform()) }),
  history(`late-${i}`, { operator: "late", knownDay: 100 * i, takenDays: 900 + Math.round(200 * uniform()) }),
]).flat();

describe("choosing a correction", () => {
  it("uses the operator's where operators differ and the source's class says nothing", () => {
    const { adjustment, verdicts } = chooseSlipAdjustment(twoOperators, slip, AS_OF);
    expect(verdicts.operator.helps).toBe(true);
    expect(verdicts.sourceClass.helps).toBe(false);
    expect(adjustment.level).toBe("operator");
    expect(adjustment.logShifts.early).toBeLessThan(-0.5);
    expect(adjustment.logShifts.late).toBeGreaterThan(0.3);
  });

  it("uses none on no histories, on few sites, or where groups are like their class", () => {
    expect(chooseSlipAdjustment([], slip, AS_OF)).toMatchObject({ adjustment: NO_ADJUSTMENT });
    expect(chooseSlipAdjustment(twoOperators.slice(0, 8), slip, AS_OF).adjustment).toEqual(NO_ADJUSTMENT);
    const median = slipClass(slip, 300, 0).medianDays;
    const asClass = Array.from({ length: 30 }, (_, i) =>
      history(`s-${i}`, {
        knownDay: 100 * i,
        takenDays: Math.round(median * Math.exp((slip.sigma * (((i * 7) % 30) - 14.5)) / 10)),
      }),
    );
    expect(chooseSlipAdjustment(asClass, slip, AS_OF).adjustment).toEqual(NO_ADJUSTMENT);
  });

  it("sees nothing after its day", () => {
    const early = chooseSlipAdjustment(twoOperators, slip, 1_200);
    const known = twoOperators.filter(({ promises: [first] }) => (first?.knownDay ?? 0) <= 1_200);
    const cut = known.map((one) => ({
      ...one,
      actualDay: (one.actualDay ?? 0) <= 1_200 ? one.actualDay : null,
      asOfDay: 1_200,
    }));
    expect(early).toEqual(chooseSlipAdjustment(cut, slip, 1_200));
  });
});

describe("scoring a correction", () => {
  it("learns from other sites alone: with one site there is nothing to learn, and the two scores are one", () => {
    const own = [history("a", { knownDay: 0, takenDays: 100 }), history("a", { knownDay: 500, takenDays: 100 })];
    for (const { score, reference } of scoreAdjustment(own, "operator", slip, AS_OF)) expect(score).toBe(reference);
    const other = [...own, history("b", { knownDay: 0, takenDays: 100 })];
    const scored = scoreAdjustment(other, "operator", slip, AS_OF);
    // On day 0 nothing had come true; on day 500 one of another site had.
    expect(scored.map(({ score, reference }) => score === reference)).toEqual([true, false, true]);
    expect(scored[1]?.score).toBeLessThan(scored[1]?.reference ?? 0);
  });

  it("leaves out what is not over, not followed, or was no promise; what was cancelled did not happen", () => {
    const scored = (changes: Parameters<typeof history>[1]) =>
      scoreAdjustment([history("a", changes)], "operator", slip, AS_OF);
    expect(scored({ knownDay: AS_OF - 364 })).toEqual([]);
    expect(scored({ knownDay: AS_OF - 365 })).toHaveLength(1);
    expect(scored({ takenDays: null, asOfDay: 300 })).toEqual([]);
    expect(scored({ promises: [{ knownDay: 10, promisedDay: 10 }] })).toEqual([]);
    expect(scored({ operator: null })).toEqual([]);
    const open = scored({ takenDays: null });
    expect(scored({ takenDays: null, endedDay: 50, asOfDay: 50 })).toEqual(open);
    expect(scored({ takenDays: 366 })).toEqual(open);
    expect(scored({ takenDays: 365 })[0]?.reference).toBeCloseTo(open[0]?.reference ?? 0, 9);
    expect(scored({ takenDays: 200 })[0]?.reference).not.toBeCloseTo(open[0]?.reference ?? 0, 1);
  });

  it("looks at each promise a few times, however many there are: twice the sites, twice the looks", () => {
    const looks = (sites: number) => {
      let count = 0;
      const many = Array.from({ length: sites }, (_, i) => {
        const { promises, ...made } = history(`s-${i}`, { knownDay: 100 * (i % 5), takenDays: i % 3 ? null : 400 });
        return Object.defineProperty(made, "promises", {
          enumerable: true,
          get: () => {
            count += 1;
            return promises;
          },
        }) as SiteHistory;
      });
      scoreAdjustment(many, "operator", slip, AS_OF);
      return count;
    };
    expect(looks(800) / looks(400)).toBeLessThan(2.2);
  });
});

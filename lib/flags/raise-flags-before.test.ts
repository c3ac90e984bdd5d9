import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  claimKinds,
  flagRules,
  flagSeverities,
  indicatorKinds,
  indicatorSteps,
  sourceClasses,
} from "@/lib/domain/vocabulary";
import { raiseFlagsBefore } from "./raise-flags-before";
import { announced, claim, flagInput, indicator, today } from "./records.fixture";
import { compareFlags } from "./severity";

const anyIndicator = fc
  .record({
    kind: fc.constantFrom(...indicatorKinds),
    claims: fc.array(
      fc.record({
        kind: fc.constantFrom(...claimKinds),
        day: fc.integer({ min: today - 2000, max: today + 2000 }),
        knownAgo: fc.integer({ min: 0, max: 2000 }),
        sourceClass: fc.constantFrom(...sourceClasses),
        step: fc.nat(3),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ kind, claims }) => {
    const steps = indicatorSteps[kind];
    const oldestFirst = claims.toSorted((a, b) => b.knownAgo - a.knownAgo);
    const milestones = steps.map((step, position) => [
      step,
      oldestFirst.flatMap(({ kind: claimKind, day, knownAgo, sourceClass, step: place }, i) =>
        place % steps.length === position
          ? [claim(i + 1, claimKind, day, { knownDay: today - knownAgo, sourceClass })]
          : [],
      ),
    ]);
    return indicator(1, kind, Object.fromEntries(milestones));
  });

describe("raiseFlagsBefore", () => {
  const late = { announced: announced("promised", today - 500) };

  it("raises nothing for a phase in service or withdrawn", () => {
    expect(raiseFlagsBefore(flagInput([], { assessment: late })).length).toBeGreaterThan(0);
    for (const state of ["in_service", "withdrawn"] as const) {
      expect(raiseFlagsBefore(flagInput([], { assessment: { ...late, state } }))).toEqual([]);
    }
  });

  it("raises each rule at most once, since a day not after today, with claims of the phase, most severe first", () => {
    fc.assert(
      fc.property(
        fc.array(anyIndicator, { maxLength: 4 }),
        fc.option(fc.integer({ min: -900, max: 900 })),
        (records, start) => {
          const basis = start === null ? null : announced("promised", today + start, 999);
          const flags = raiseFlagsBefore(flagInput(records, { assessment: { announced: basis } }));
          expect(new Set(flags.map((flag) => flag.rule)).size).toBe(flags.length);
          expect(flags.every((flag) => flag.sinceDay <= today && Number.isInteger(flag.sinceDay))).toBe(true);
          expect(flags).toEqual(flags.toSorted(compareFlags));
          const known = new Set([
            999,
            ...records
              .flatMap((r) => r.milestones)
              .flatMap((m) => m.claims)
              .map((c) => c.id),
          ]);
          expect(flags.flatMap((flag) => flag.claimIds).every((id) => known.has(id))).toBe(true);
        },
      ),
    );
  });

  it("orders by severity, then the newest, then the rule", () => {
    const flag = (severity: number, sinceDay: number, rule: number) => ({
      phaseId: 1,
      severity: flagSeverities[severity] ?? "low",
      sinceDay,
      rule: flagRules[rule] ?? "stale",
      numbers: {},
      claimIds: [],
    });
    const sorted = [flag(0, 1, 3), flag(1, 9, 0), flag(1, 5, 0), flag(1, 5, 1), flag(2, 99, 0)];
    expect(sorted.toReversed().sort(compareFlags)).toEqual(sorted);
  });
});

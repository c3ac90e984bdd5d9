import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { raised, thresholds } from "./flag-input.fixture";
import { type OpenPhase, rankSeverity } from "./rank-severity";
import type { PhaseStake, RaisedFlag } from "./types";

const stake = (phaseId: number, parts: Partial<PhaseStake> = {}): PhaseStake => ({
  phaseId,
  iso3: "KOR",
  megawatts: 100,
  months: 20,
  dollarsUsd: null,
  ...parts,
});

function risk(stakes: PhaseStake[], parts: Partial<RaisedFlag> = {}): RaisedFlag {
  const [first] = stakes;
  if (!first) throw new Error("a flag has a phase");
  const subject: RaisedFlag["subject"] =
    stakes.length === 1
      ? { kind: "phase", phaseIds: [first.phaseId] }
      : { kind: "site", phaseIds: stakes.map(({ phaseId }) => phaseId) };
  return raised({ subject, stakes, ...parts });
}

const world = (phases: number): OpenPhase[] => Array.from({ length: phases }, () => ({ iso3: "KOR", megawatts: 100 }));
const severities = (flags: RaisedFlag[], phases: number) =>
  rankSeverity(flags, world(phases), thresholds).ranks.map(({ severity }) => severity);

describe("rankSeverity", () => {
  it("makes the largest high until they hold 90 %", () => {
    const flags = [400, 300, 200, 60, 40].map((megawatts, i) => risk([stake(i, { megawatts })]));
    expect(severities(flags, 100)).toEqual(["high", "high", "high", "medium", "medium"]);
  });

  it("calls nothing high below 1,000 MW-months, but dollars of any size", () => {
    const small = { megawatts: 10, months: 20 };
    expect(severities([risk([stake(1, small)])], 100)).toEqual(["medium"]);
    expect(severities([risk([stake(1, { ...small, dollarsUsd: 1 })])], 100)).toEqual(["high"]);
  });

  it("ranks dollars and MW-months apart", () => {
    const flags = [risk([stake(1, { dollarsUsd: 5e9, megawatts: 1 })]), risk([stake(2, { megawatts: 900 })])];
    const { ranks, cut } = rankSeverity(flags, world(100), thresholds);
    expect(ranks.map(({ severity }) => severity)).toEqual(["high", "high"]);
    expect(cut).toEqual({ dollarsUsd: 5e9, mwMonths: 18_000 });
  });

  it("gives a task and a change no severity, and a rule that may not be high medium", () => {
    const flags = [
      risk([stake(1)], { kind: "task", mayBeHigh: false }),
      risk([stake(2)], { kind: "change", mayBeHigh: false }),
      risk([stake(3)], { mayBeHigh: false }),
    ];
    expect(severities(flags, 100)).toEqual([null, null, "medium"]);
  });

  it("takes the lower quartile of the economy for unknown MW, and says so", () => {
    const phases = [100, 200, 300, 400, 500].map((megawatts) => ({ iso3: "KOR", megawatts }));
    const flag = risk([stake(1, { megawatts: null, months: 10 })]);
    expect(rankSeverity([flag], phases, thresholds).ranks).toMatchObject([
      { sizeMwMonths: 2_000, assumedMegawatts: 200 },
    ]);
    expect(rankSeverity([flag], [], thresholds).ranks).toMatchObject([{ sizeMwMonths: null, severity: "medium" }]);
  });

  it("never exceeds 15 % of the open phases, whatever the order and however the flags join phases", () => {
    const anyStake = fc.record({
      phaseId: fc.nat(39),
      megawatts: fc.option(fc.integer({ min: 1, max: 2_000 })),
      months: fc.integer({ min: 0, max: 100 }),
      hasDollars: fc.boolean(),
    });
    const anyFlags = fc.array(fc.array(anyStake, { minLength: 1, maxLength: 3 }), { maxLength: 30 }).map((lists) => {
      const stakes = new Map<number, PhaseStake>();
      return lists.map((list) => {
        const ofFlag = new Map(
          list.map(({ phaseId, megawatts, months, hasDollars }) => {
            const one =
              stakes.get(phaseId) ??
              stake(phaseId, { megawatts, months, dollarsUsd: hasDollars ? months * 1e8 : null });
            stakes.set(phaseId, one);
            return [phaseId, one] as const;
          }),
        );
        return risk([...ofFlag.values()]);
      });
    });
    fc.assert(
      fc.property(anyFlags, (flags) => {
        const { ranks } = rankSeverity(flags, world(40), thresholds);
        const high = new Set(flags.flatMap((flag, i) => (ranks[i]?.severity === "high" ? flag.subject.phaseIds : [])));
        expect(high.size).toBeLessThanOrEqual(6);
        expect(rankSeverity(flags.toReversed(), world(40), thresholds).ranks.toReversed()).toEqual(ranks);
      }),
    );
  });
});

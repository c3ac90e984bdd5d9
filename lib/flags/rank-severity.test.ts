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
    const giant = risk([stake(1, { dollarsUsd: 1, megawatts: 100_000 })]);
    expect(severities([giant, risk([stake(2)])], 100)).toEqual(["high", "high"]);
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

  it("takes that of the world where fewer than five loads of the economy are known", () => {
    const loads = (iso3: string, ...known: (number | null)[]) => known.map((megawatts) => ({ iso3, megawatts }));
    const korea = loads("KOR", 50, 400, 100, 300, 200);
    const japan = loads("JPN", 1_000, 1_000, 1_000, 900);
    const assumed = (phases: OpenPhase[], ...economies: (string | null)[]) => {
      const flags = economies.map((iso3, i) => risk([stake(i, { iso3, megawatts: null, months: 10 })]));
      return rankSeverity(flags, phases, thresholds).ranks.map(({ assumedMegawatts }) => assumedMegawatts);
    };
    expect(assumed([...korea, ...japan], "KOR", "JPN", null, "KOR")).toEqual([100, 200, 200, 100]);
    expect(assumed([...korea, ...japan, ...loads("JPN", 800, null)], "JPN")).toEqual([900]);
    expect(assumed([...korea, ...loads("USA", 60, 70)], "USA")).toEqual([65]);
    expect(assumed([...japan, { iso3: null, megawatts: 100 }], null)).toEqual([900]);
    expect(assumed([], "KOR")).toEqual([0]);
  });

  it("adds up what is known of the phases of a flag, and what is not known of one hides no other", () => {
    const ranks = (...stakes: PhaseStake[]) => rankSeverity([risk(stakes)], world(100), thresholds).ranks;
    const unknown = stake(2, { months: null, megawatts: null });
    expect(ranks(stake(1, { dollarsUsd: 3e9 }), unknown, stake(3, { dollarsUsd: 1e9, megawatts: 50 }))).toEqual([
      { sizeMwMonths: 3_000, dollarsUsd: 4e9, assumedMegawatts: 100, severity: "high" },
    ]);
    expect(ranks(stake(1))).toEqual([{ sizeMwMonths: 2_000, dollarsUsd: null, assumedMegawatts: 0, severity: "high" }]);
    expect(ranks(unknown)).toMatchObject([{ sizeMwMonths: null, severity: "medium" }]);
  });

  it("calls 1,000 MW-months high and a little less medium", () => {
    const of = (megawatts: number) => severities([risk([stake(1, { megawatts, months: 10 })])], 100);
    expect([of(100), of(99.9)]).toEqual([["high"], ["medium"]]);
  });

  it("shares the seats of the two blocks by their candidates, at least one for dollars", () => {
    const dollars = (count: number) =>
      Array.from({ length: count }, (_, i) => risk([stake(i, { dollarsUsd: 1e9, megawatts: 1 })]));
    const sizes = (count: number) => Array.from({ length: count }, (_, i) => risk([stake(100 + i)]));
    const highOf = (ofDollars: number, ofSize: number, phases: number) => {
      const found = severities([...dollars(ofDollars), ...sizes(ofSize)], phases);
      const high = (some: (string | null)[]) => some.filter((one) => one === "high").length;
      return [high(found.slice(0, ofDollars)), high(found.slice(ofDollars))];
    };
    expect(highOf(10, 30, 54)).toEqual([2, 6]);
    expect(highOf(30, 10, 54)).toEqual([6, 2]);
    expect(highOf(1, 39, 54)).toEqual([1, 7]);
    expect(highOf(10, 0, 54)).toEqual([8, 0]);
    expect(highOf(0, 10, 54)).toEqual([0, 8]);
    expect(highOf(5, 5, 6)).toEqual([0, 0]);
  });

  it("takes the first phases where sizes are equal, and passes over a whole site that no seat is left for", () => {
    const flags = [5, 3, 1, 4, 2].map((id) => risk([stake(id)]));
    expect(severities(flags, 20)).toEqual(["medium", "high", "high", "medium", "high"]);
    const campus = risk([stake(9), stake(8), stake(7), stake(6)]);
    expect(severities([campus, risk([stake(1)])], 20)).toEqual(["medium", "high"]);
    const joined = [risk([stake(7), stake(2)]), risk([stake(5), stake(3)]), risk([stake(4)])];
    expect(severities(joined, 14)).toEqual(["high", "medium", "medium"]);
  });

  it("holds no more than it must: exactly 90 % is enough", () => {
    const flags = [900, 60, 40].map((megawatts, i) => risk([stake(i, { megawatts, months: 100 })]));
    const { ranks, cut } = rankSeverity(flags, world(100), thresholds);
    expect(ranks.map(({ severity }) => severity)).toEqual(["high", "medium", "medium"]);
    expect(cut).toEqual({ dollarsUsd: null, mwMonths: 90_000 });
    const two = [500, 400, 100].map((megawatts, i) => risk([stake(i, { megawatts, months: 100 })]));
    expect(rankSeverity(two, world(100), thresholds).cut).toEqual({ dollarsUsd: null, mwMonths: 40_000 });
    expect(rankSeverity([], world(100), thresholds)).toEqual({ ranks: [], cut: { dollarsUsd: null, mwMonths: null } });
  });

  it("makes every flag of a high phase high that may be, with or without its other phases", () => {
    const flags = [
      risk([stake(1, { megawatts: 5_000 }), stake(2)]),
      risk([stake(2), stake(3)], { mayBeHigh: false }),
      risk([stake(1)], { kind: "task" }),
      risk([stake(4)], { mayBeHigh: false }),
    ];
    expect(severities(flags, 100)).toEqual(["high", "medium", null, "medium"]);
    const bystander = risk([stake(5, { megawatts: 90_000 })], { mayBeHigh: false });
    expect(severities([bystander, risk([stake(6)])], 100)).toEqual(["medium", "high"]);
    expect(severities([{ ...bystander, kind: "task", mayBeHigh: true }, risk([stake(6)])], 100)).toEqual([
      null,
      "high",
    ]);
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

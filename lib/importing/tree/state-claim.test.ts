import { describe, expect, it } from "vitest";
import type { RecordClaim } from "../records/record-set";
import type { KnownClaim } from "./nodes";
import { isFact, stateClaim } from "./state-claim";
import { claimOf, knownOf, serviceWith, speakers } from "./tree.fixture";

const QUEUE = "register:queue";
const day = (on: string) => ({ earliestOn: on, latestOn: on });
/** What a statement comes to beside what is on record. */
const fate = (known: KnownClaim[], claim: RecordClaim, by: string | null, isBeside = false) =>
  stateClaim(serviceWith(...known), claim, by, speakers, isBeside);
/** By how many days a register moves what it said: `91`; or `unchanged`, `added`. */
const slip = (known: KnownClaim[], claim: RecordClaim, isBeside = false) => {
  const stated = fate(known, claim, QUEUE, isBeside);
  return stated.outcome === "changed" && stated.change.what === "date" ? stated.change.slipDays : stated.outcome;
};

describe("a claim in its own words", () => {
  it("is added to its step, with all that it says", () => {
    const indicator = serviceWith();
    const claim = claimOf({ claimant: "Operator", note: "page 3" });
    expect(stateClaim(indicator, claim, null, speakers)).toEqual({ outcome: "added" });
    expect(indicator.milestones).toEqual([
      {
        ...{ id: null, step: "in_service" },
        claims: [knownOf({ id: null, claimant: "operator", addedBy: null })],
        added: [{ ...claim, againAfter: null }],
      },
    ]);
  });

  it("is no claim of another step", () => {
    const indicator = serviceWith(knownOf());
    expect(stateClaim(indicator, claimOf({ step: "cancelled" }), null, speakers)).toEqual({ outcome: "added" });
    expect(indicator.milestones.map(({ id, step, added }) => [id, step, added.length])).toEqual([
      [8, "in_service", 0],
      [null, "cancelled", 1],
    ]);
  });

  it("is on record where the same source said the same on the same day", () => {
    expect(fate([knownOf()], claimOf(), null)).toEqual({ outcome: "unchanged" });
    const open = { kind: "withdrawn", precision: "unknown" } as const;
    const { earliestOn: _, latestOn: __, ...withdrawn } = claimOf(open);
    const known = knownOf({ ...open, earliestOn: null, latestOn: null, addedBy: null });
    expect(fate([known], withdrawn, null)).toEqual({ outcome: "unchanged" });
  });

  it.each<[string, Partial<RecordClaim>]>([
    ["a kind", { kind: "estimated" }],
    ["a first day", { earliestOn: "2028-06-01", precision: "day" }],
    ["a last day", { latestOn: "2028-07-31" }],
    ["a precision", { precision: "month" }],
    ["a day on which it was said", { knownOn: "2026-02-28" }],
    ["a source", { source: "paper" }],
    ["a claimant", { claimant: "Operator" }],
  ])("is another claim with %s of its own", (_, more) =>
    expect(fate([knownOf({ addedBy: null })], claimOf(more), null)).toEqual({ outcome: "added" }),
  );

  it("is added once, however often one set says it", () => {
    const indicator = serviceWith();
    stateClaim(indicator, claimOf(), null, speakers);
    expect(stateClaim(indicator, claimOf(), null, speakers)).toEqual({ outcome: "unchanged" });
    expect(indicator.milestones[0]?.added).toHaveLength(1);
  });

  it("stays taken back where an analyst took it back", () =>
    expect(fate([knownOf({ retracted: "by_hand" })], claimOf(), null)).toEqual({ outcome: "unchanged" }));

  it("is said again where only an undo took it back, after the last claim with these words", () => {
    const undone = [
      knownOf({ id: 1, retracted: "by_undo" }),
      knownOf({ id: 2, retracted: "by_undo" }),
      knownOf({ id: 3, retracted: "by_undo", ...day("2028-09-30") }),
    ];
    const indicator = serviceWith(...undone);
    expect(stateClaim(indicator, claimOf(), null, speakers)).toEqual({ outcome: "added" });
    expect(indicator.milestones[0]?.added).toEqual([{ ...claimOf(), againAfter: 2 }]);
    const standing = knownOf({ id: 4 });
    expect(fate([...undone, standing], claimOf(), null)).toEqual({ outcome: "unchanged" });
  });
});

describe("what a register says of a step", () => {
  const next = { knownOn: "2026-02-28" };

  it("is added where it said nothing before, whatever others said", () => {
    expect(slip([], claimOf())).toBe("added");
    const others = [knownOf({ addedBy: null, source: "natural paper" }), knownOf({ addedBy: "register:permits" })];
    expect(slip(others, claimOf({ ...next, ...day("2028-09-30") }))).toBe("added");
    expect(slip(others, claimOf(next))).toBe("added");
  });

  it("is on record where an analyst entered the same words of the same page", () =>
    expect(slip([knownOf({ addedBy: null })], claimOf())).toBe("unchanged"));

  it("is nothing new when the next publication says it again: a promise said again is no slip", () =>
    expect(slip([knownOf()], claimOf(next))).toBe("unchanged"));

  it("moves by the days between its last days, later or earlier", () => {
    const indicator = serviceWith(knownOf());
    const stated = stateClaim(indicator, claimOf({ ...next, ...day("2028-09-30") }), QUEUE, speakers);
    expect(stated).toEqual({
      outcome: "changed",
      change: {
        ...{ what: "date", kind: "service", key: "service", step: "in_service" },
        ...{ from: "2028-06-30", to: "2028-09-30", slipDays: 92 },
      },
    });
    expect(indicator.milestones[0]?.claims).toHaveLength(2);
    expect(slip([knownOf()], claimOf({ ...next, ...day("2028-06-20") }))).toBe(-10);
  });

  it("moves by no days where the last day stays", () =>
    expect(slip([knownOf()], claimOf({ ...next, earliestOn: "2028-06-01", precision: "month" }))).toBe(0));

  it("moves by nobody knows how many days where either last day is not stated", () => {
    const open = { latestOn: null, precision: "not_before" } as const;
    const { latestOn: _, ...openClaim } = claimOf({ ...next, precision: "not_before" });
    expect(slip([knownOf(open)], claimOf(next))).toBeNull();
    expect(slip([knownOf()], openClaim)).toBeNull();
    expect(fate([knownOf()], openClaim, QUEUE)).toMatchObject({ change: { from: "2028-06-30", to: null } });
  });

  it("is compared with what it said last as far as that day; an older publication moves nothing of a newer one", () => {
    const history = [knownOf(), knownOf({ id: 2, ...day("2028-12-31"), knownOn: "2026-03-31" })];
    expect(slip(history, claimOf({ knownOn: "2026-04-30", ...day("2029-01-10") }))).toBe(10);
    expect(slip(history.toReversed(), claimOf({ knownOn: "2026-04-30", ...day("2029-01-10") }))).toBe(10);
    expect(slip(history, claimOf({ knownOn: "2026-02-28", ...day("2028-07-10") }))).toBe(10);
    expect(slip(history, claimOf({ knownOn: "2025-12-31", ...day("2028-07-10") }))).toBe("added");
  });

  it("is compared with the later of two rows of one publication", () => {
    const rows = [knownOf(), knownOf({ id: 2, ...day("2028-07-10") })];
    expect(slip(rows, claimOf(next))).toBe(-10);
    expect(slip(rows, claimOf({ ...next, ...day("2028-07-10") }))).toBe("unchanged");
    expect(slip([knownOf()], claimOf(day("2028-07-10")))).toBe(10);
  });

  it("stays taken back where an analyst took it back, until the register says something else", () => {
    const slipOfThePen = { ...day("2035-01-31"), knownOn: "2026-02-28" };
    const history = [knownOf(), knownOf({ id: 2, ...slipOfThePen, retracted: "by_hand" })];
    expect(slip(history, claimOf({ ...slipOfThePen, knownOn: "2026-03-31" }))).toBe("unchanged");
    expect(slip(history, claimOf({ knownOn: "2026-03-31" }))).toBe("unchanged");
    expect(slip(history, claimOf({ ...day("2028-07-10"), knownOn: "2026-03-31" }))).toBe(10);
    const alone = [knownOf({ retracted: "by_hand" })];
    expect(slip(alone, claimOf(next))).toBe("unchanged");
    expect(slip(alone, claimOf({ ...next, ...day("2028-07-10") }))).toBe("added");
  });

  it("was never said where the import that said it was undone", () => {
    const history = [knownOf(), knownOf({ id: 2, ...day("2028-12-31"), ...next, retracted: "by_undo" })];
    expect(slip(history, claimOf({ knownOn: "2026-03-31" }))).toBe("unchanged");
    expect(slip(history, claimOf({ knownOn: "2026-03-31", ...day("2028-07-10") }))).toBe(10);
    expect(slip(history, claimOf({ ...next, ...day("2028-12-31") }))).toBe(184);
    const indicator = serviceWith(...history);
    stateClaim(indicator, claimOf({ ...next, ...day("2028-12-31") }), QUEUE, speakers);
    expect(indicator.milestones[0]?.added).toMatchObject([{ againAfter: 2 }]);
  });

  describe("that had happened by the day of a publication", () => {
    const by = (latestOn: string) => ({ kind: "actual", earliestOn: null, latestOn, precision: "by" }) as const;
    const claimBy = (more: Partial<RecordClaim>) => {
      const { earliestOn: _, ...claim } = claimOf(more);
      return claim;
    };
    const byFebruary = { kind: "actual", latestOn: "2026-02-28", precision: "by", ...next } as const;

    it("had happened by that of the next", () => {
      expect(slip([knownOf(by("2026-01-31"))], claimBy(byFebruary))).toBe("unchanged");
      expect(
        slip([knownOf({ ...by("2026-01-31"), kind: "inferred" })], claimBy({ ...byFebruary, kind: "inferred" })),
      ).toBe("unchanged");
      expect(slip([knownOf({ kind: "actual", ...day("2026-01-10") })], claimBy(byFebruary))).toBe("unchanged");
      expect(slip([knownOf({ kind: "actual", ...day("2026-02-28") })], claimBy(byFebruary))).toBe("unchanged");
    });

    it("is moved by an earlier day, a day of its own, or where the day before is not known", () => {
      expect(slip([knownOf(by("2026-01-31"))], claimBy({ ...byFebruary, latestOn: "2026-01-15" }))).toBe(-16);
      expect(slip([knownOf(by("2026-01-31"))], claimOf({ kind: "actual", ...day("2026-02-10"), ...next }))).toBe(10);
      const unknown = knownOf({ kind: "actual", earliestOn: null, latestOn: null, precision: "unknown" });
      expect(slip([unknown], claimBy(byFebruary))).toBeNull();
    });

    it("is another word than a plan or a conclusion that says the same", () => {
      expect(slip([knownOf({ ...by("2026-01-31"), kind: "promised" })], claimBy(byFebruary))).toBe(28);
      expect(slip([knownOf(by("2026-01-31"))], claimBy({ ...byFebruary, kind: "inferred" }))).toBe(28);
      const planned = knownOf({ ...by("2026-01-31"), kind: "promised" });
      expect(slip([planned], claimBy({ ...byFebruary, kind: "promised" }))).toBe(28);
    });
  });

  describe("beside each other, as plan and as fact,", () => {
    const done = { kind: "actual", ...day("2028-08-15"), knownOn: "2028-09-30" } as const;
    const last = { knownOn: "2028-10-31" };

    it("is compared with its like alone", () => {
      const both = [knownOf(), knownOf({ id: 2, ...done })];
      expect(slip(both, claimOf(last), true)).toBe("unchanged");
      expect(slip(both, claimOf({ ...last, ...day("2028-07-10") }), true)).toBe(10);
      expect(slip(both.toReversed(), claimOf({ ...done, ...last, ...day("2028-08-20") }), true)).toBe(5);
      expect(slip(both, claimOf(last))).toBe(-46);
    });

    it("is compared with the other where there is none of its like: an actual stands over a promise", () => {
      expect(slip([knownOf()], claimOf({ ...done }), true)).toBe(46);
      expect(slip([knownOf(done)], claimOf(last), true)).toBe(-46);
    });
  });
});

it("what is observed or concluded is said to have happened; all else is said of a plan", () => {
  expect((["actual", "inferred"] as const).map(isFact)).toEqual([true, true]);
  expect((["promised", "estimated", "withdrawn", "not_required"] as const).some(isFact)).toBe(false);
});

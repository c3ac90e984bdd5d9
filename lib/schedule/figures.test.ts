import { describe, expect, it } from "vitest";
import { daysSaved } from "./days-saved";
import { decidedBy } from "./decided-by";
import { phaseFigures, servedBy } from "./phase-figures";
import type { PhaseSchedule } from "./phase-schedule";
import { chanceOf, day, gate, phase, site, word } from "./schedule.fixture";
import { simulateSchedule } from "./site-schedule-draws";

const never = Number.POSITIVE_INFINITY;
const columns = (...values: number[]) => Float64Array.from(values);
const drawn = (serviceDay: Float64Array, cancelledDay: Float64Array, other: Partial<PhaseSchedule> = {}) =>
  ({
    ...{ phase: phase([]), lookDay: 0, gates: [], closed: new Map(), view: null as never },
    ...{ serviceDay, cancelledDay, isDenied: new Uint8Array(serviceDay.length), ...other },
  }) as PhaseSchedule;

describe("the figures of a phase", () => {
  const four = drawn(columns(100, 300, 200, 400), columns(never, 250, never, 50), {
    isDenied: Uint8Array.of(0, 1, 0, 0),
  });

  it("are of the draws that serve, and count those that are given up", () => {
    const { quantileDays, cancelled } = phaseFigures(four, 1);
    expect(quantileDays).toHaveLength(201);
    expect([quantileDays[0], quantileDays[100], quantileDays[200]]).toEqual([100, 150, 200]);
    expect(cancelled).toEqual({ total: 0.5, denied: 0.25 });
  });

  it("have an error from the spread between replicates, unknown of one alone and where one has nothing", () => {
    const served = drawn(columns(100, 200, 300, 400), columns(never, never, never, never));
    // Medians of 150 and 350: their mean is out by 100.
    expect(phaseFigures(served, 2).standardErrorDays?.p50).toBeCloseTo(100);
    expect(phaseFigures(served, 1).standardErrorDays).toBeNull();
    expect(phaseFigures(drawn(columns(1, 2, 3, 4), columns(never, never, 0, 0)), 2).standardErrorDays).toBeNull();
  });

  it("say how much serves by the end of a day", () => {
    expect(servedBy(four, 99)).toBe(0);
    expect(servedBy(four, 100)).toBe(0.25);
    expect(servedBy(four, 1000)).toBe(0.5);
  });

  it("know no day where every draw is given up", () => {
    expect(phaseFigures(drawn(columns(1), columns(0)), 1).quantileDays).toEqual([]);
  });
});

describe("what decides", () => {
  const open = (id: string, ...end: number[]) => ({
    id,
    kind: "grid" as const,
    end: columns(...end),
    day: columns(...end),
    isSpoken: false,
    decision: null,
  });

  it("is the last gate; those that end together share the draw", () => {
    const one = drawn(columns(10, 20, 30, 5), columns(never, never, never, never), {
      gates: [open("a", 10, 20, 1, 9), open("b", 1, 20, 1, 9)],
    });
    const front = drawn(columns(1, 1, 30, 1), columns(never, never, never, never));
    expect(decidedBy(one, front)).toEqual([
      { by: { kind: "gate", id: "a" }, share: 0.375, delayDays: null },
      { by: { kind: "previous" }, share: 0.25, delayDays: null },
      { by: { kind: "closing" }, share: 0.25, delayDays: null },
      { by: { kind: "gate", id: "b" }, share: 0.125, delayDays: null },
    ]);
  });

  it("has the days of its draws, which add up to the mean delay of those that serve; a licence of its own", () => {
    const one = drawn(columns(10, 20, 30, 5), columns(never, never, never, 1), {
      gates: [open("a", 10, 20, 1, 9), open("b", 1, 20, 1, 9)],
      licensedDay: columns(-never, -never, 30, -never),
    });
    expect(decidedBy(one, null, 4)).toEqual([
      { by: { kind: "gate", id: "a" }, share: 0.375, delayDays: (6 + 8) / 3 },
      { by: { kind: "closing" }, share: 0.25, delayDays: 0 },
      { by: { kind: "licence" }, share: 0.25, delayDays: 26 / 3 },
      { by: { kind: "gate", id: "b" }, share: 0.125, delayDays: 8 / 3 },
    ]);
  });

  it("adds up to all draws of a real schedule", () => {
    const two = site([
      phase([gate("grid"), gate("works")]),
      phase([gate("grid")], { id: "site/2", ordinal: 2, word: null }),
    ]);
    const [first, second] = simulateSchedule(two, chanceOf(two, 256)) as [PhaseSchedule, PhaseSchedule];
    for (const shares of [decidedBy(first, null), decidedBy(second, first)])
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(decidedBy(first, null).map(({ by }) => by.kind)).not.toContain("previous");
  });
});

describe("days saved", () => {
  const kinds = ["grid", "agreement", "transformer", "permit", "works"] as const;
  const golden = site([
    phase(
      kinds.map((kind) => gate(kind)),
      { word: word("2026-03-16", "2027-12-31") },
    ),
  ]);
  const saved = daysSaved(golden, "site/1", day("2026-12-01"), chanceOf(golden, 4096));

  it("are few for a gate alone and many for all of a side together", () => {
    expect(saved.alone.map(({ gateId }) => gateId)).toEqual(kinds);
    for (const { days } of saved.alone) expect(days).toBeGreaterThan(5);
    const power = saved.bySide.find(({ side }) => side === "power")?.days ?? 0;
    const alone = saved.alone.filter(({ gateId }) => ["grid", "agreement", "transformer"].includes(gateId));
    // An energised grid has closed the other two already.
    expect(power).toBeGreaterThanOrEqual(Math.max(...alone.map(({ days }) => days)));
    expect(saved.all).toBeGreaterThan(power + 50);
  });

  it("count from a look that is later than the day on which one asks", () => {
    const chance = chanceOf(golden, 64);
    const [early, onLook] = ["2026-10-01", "2026-11-01"].map((on) => daysSaved(golden, "site/1", day(on), chance));
    expect(early).toEqual(onLook);
  });

  it("are none of a phase that is not open", () => {
    expect(() => daysSaved(golden, "site/9", 0, chanceOf(golden, 64))).toThrow(
      "expected an open phase of site, got site/9",
    );
  });
});

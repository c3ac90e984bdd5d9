import { describe, expect, it } from "vitest";
import { simulateAlone } from "@/lib/assessment/simulate-site";
import { placeChanges } from "@/lib/what-if/place-changes";
import { ASKED } from "./asked";
import { PHASE_GATES } from "./schedule-gates";
import { benchSite } from "./schedule-site";
import { supposition } from "./supposition";

const options = { ...ASKED, draws: 64 };
const indices = Array.from({ length: 12 }, (_, i) => i);
const gatesOf = (index: number, variant = 0) => benchSite(index, variant).schedule.phases.flatMap(({ gates }) => gates);

describe("made-up sites", () => {
  it("have two phases of 15 gates, an assessment under a base rate in each", () => {
    for (const index of indices) {
      const { phases } = benchSite(index).schedule;
      expect(phases.map(({ gates }) => gates.length)).toEqual([15, 15]);
      for (const { gates } of phases) expect(gates.filter(({ decision }) => decision !== null)).toHaveLength(1);
    }
  });

  it("are evidenced in every way", () => {
    const told = new Set(
      indices.flatMap((index) => gatesOf(index)).flatMap(({ evidence }) => evidence.map(({ what }) => what)),
    );
    expect(told).toEqual(new Set(["done", "begun", "word", "refused", "seen_open"]));
    expect(gatesOf(0).filter(({ evidence }) => evidence.length === 0).length).toBeGreaterThan(6);
  });

  it("are distinct, as are the variants of one site, and the same for the same seed", () => {
    const sites = indices.map((index) => benchSite(index));
    const variants = indices.map((variant) => benchSite(7, variant));
    for (const made of [sites, variants]) {
      const days = made.map((planned) => simulateAlone(planned, options).phases.map(({ open }) => open?.powerP50Day));
      for (const phase of [0, 1]) expect(new Set(days.map((one) => one[phase])).size).toBe(made.length);
    }
    expect(benchSite(3, 2).schedule).toEqual(benchSite(3, 2).schedule);
  });

  it("keep their names and kinds of evidence from variant to variant, so that columns of draws can be kept", () => {
    const shape = (variant: number) =>
      gatesOf(3, variant).map(({ id, kind, evidence }) => [id, kind, ...evidence.map(({ what }) => what)]);
    for (const variant of indices) expect(shape(variant)).toEqual(shape(0));
  });

  it("can be supposed of in every way, and nothing is ignored", () => {
    const changes = Array.from({ length: 400 }, (_, index) => supposition(index));
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(
      new Set(["takes", "happens", "told", "no-bridge", "bridge"]),
    );
    const ordinals = PHASE_GATES.map((_, i) => i + 1);
    for (const index of indices) {
      const { schedule } = benchSite(index);
      for (const change of changes)
        expect(placeChanges([change], schedule, ordinals, ASKED.asOfDay).ignored).toEqual([]);
    }
  });
});

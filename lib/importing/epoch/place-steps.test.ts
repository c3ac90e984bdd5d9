import { describe, expect, it } from "vitest";
import { type PhaseOnRecord, placeSteps } from "./place-steps";
import type { PublishedStep } from "./steps";

const stepsTo = (...totals: number[]): PublishedStep[] =>
  totals.map((cumulativeMegawatts, index) => ({
    site: "A",
    ordinal: index + 1,
    date: `202${index}-01-01`,
    cumulativeMegawatts,
    addedMegawatts: cumulativeMegawatts - (totals[index - 1] ?? 0),
    buildings: [],
    computeCapexUsd: null,
    constructionCapexUsd: null,
    rowNumber: index + 2,
    status: null,
    isConfirmed: false,
  }));
const phasesOf = (...megawatts: (number | null)[]): PhaseOnRecord[] =>
  megawatts.map((own, index) => ({ id: index + 1, name: `Phase ${index + 1}`, megawatts: own }));
const place = (totals: number[], phases: PhaseOnRecord[], ends: Record<number, number> = {}) => {
  const { placed, unplaced } = placeSteps(stepsTo(...totals), phases, (step) => ends[step.cumulativeMegawatts]);
  return {
    placed: placed.map(({ phaseId, steps }) => [phaseId, ...steps.map((step) => step.cumulativeMegawatts)]),
    unplaced: unplaced.map(({ step, reason }) => [step.cumulativeMegawatts, reason]),
  };
};

describe("placeSteps", () => {
  it("takes a phase for the steps that add up to it, and lists those that are a part of it", () =>
    expect(place([147, 295, 590, 1180], phasesOf(295, 885))).toEqual({
      placed: [
        [1, 147, 295],
        [2, 590, 1180],
      ],
      unplaced: [
        [147, 'a part of the phase "Phase 1"'],
        [590, 'a part of the phase "Phase 2"'],
      ],
    }));

  it("places nothing where the totals differ, by more than half a megawatt", () => {
    expect(place([280, 1400], phasesOf(200, 800)).placed).toEqual([]);
    expect(place([280, 1400], phasesOf(200, 800)).unplaced).toHaveLength(2);
    expect(place([44.6, 179.7], phasesOf(44.8, 134.4)).placed).toEqual([
      [1, 44.6],
      [2, 179.7],
    ]);
    expect(place([44.2], phasesOf(44.8)).placed).toEqual([]);
  });

  it("does not place a phase whose beginning is no step's, though its end is", () =>
    expect(place([300, 600], phasesOf(200, 400))).toEqual({
      placed: [],
      unplaced: [
        [300, "no phase on record begins where it does and ends at 300 MW in all"],
        [600, "no phase on record begins where it does and ends at 600 MW in all"],
      ],
    }));

  it("goes no further than a phase without megawatts, and leaves steps beyond the record alone", () => {
    expect(place([100, 200, 300], phasesOf(100, null, 100)).placed).toEqual([[1, 100]]);
    expect(place([100, 200], phasesOf(100)).unplaced.map(([total]) => total)).toEqual([200]);
  });

  it("knows a step again whose megawatts were counted anew", () =>
    expect(place([560, 1114], phasesOf(555, 554), { 560: 1, 1114: 2 }).placed).toEqual([
      [1, 560],
      [2, 1114],
    ]));
});

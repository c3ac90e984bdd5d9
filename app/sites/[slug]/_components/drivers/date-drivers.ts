import type { GateAssessment, PhaseAssessment } from "@/lib/assessment/types";

/** What the date waits for, and in which share of the draws. `percent` are whole and add up to 100. */
export type DateDriver = { share: number; percent: number } & (
  | { kind: "gate"; gate: GateAssessment }
  | { kind: "announced" | "outside" | "previous" }
);

type Unrounded = { share: number } & (
  | { kind: "gate"; gate: GateAssessment }
  | { kind: "announced" | "outside" | "previous" }
);

/** Largest first; shares of less than half a percent that round to nothing are kept with 0. */
export function dateDrivers(assessment: PhaseAssessment): DateDriver[] {
  const all: Unrounded[] = [
    ...assessment.gates.map((gate) => ({ kind: "gate" as const, gate, share: gate.drives })),
    { kind: "announced", share: assessment.drivesAnnounced },
    { kind: "outside", share: assessment.drivesOutside },
    { kind: "previous", share: assessment.drivesPreviousPhase },
  ];
  const found = all.filter(({ share }) => share > 1e-9).sort((a, b) => b.share - a.share);
  const percents = wholePercents(found.map(({ share }) => share));
  return found.map((driver, i) => ({ ...driver, percent: percents[i] ?? 0 }));
}

/** Whole percents that add up to 100: the largest remainders are rounded up. */
export function wholePercents(shares: number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum <= 0) return shares.map(() => 0);
  const exact = shares.map((share) => (share / sum) * 100);
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((total, floor) => total + floor, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, missing);
  for (const { i } of byRemainder) floors[i] = (floors[i] ?? 0) + 1;
  return floors;
}

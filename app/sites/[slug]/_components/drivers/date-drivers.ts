import type { GateAssessment, OtherDriver, PhaseAssessment } from "@/lib/assessment/types";

/** What service can wait for last: a gate, or one of the others. */
export type DriverSubject = { kind: "gate"; gate: GateAssessment } | { kind: OtherDriver };

/** What service waits for last, and in which share of the draws. `percent` are whole and add up to 100. */
export type DateDriver = DriverSubject & { share: number; percent: number };

const otherDrivers = ["rest", "previous", "closing", "licence"] as const satisfies OtherDriver[];

/** Largest first; shares of less than half a percent that round to nothing are kept with 0. Empty where nothing at all is known. */
export function dateDrivers(assessment: PhaseAssessment): DateDriver[] {
  const all: (DriverSubject & { share: number })[] = [
    ...assessment.gates.map((gate) => ({ kind: "gate" as const, gate, share: gate.drives })),
    ...otherDrivers.map((kind) => ({ kind, share: assessment.otherDrivers[kind] })),
  ];
  const found = all.filter(({ share }) => share > 1e-9).sort((a, b) => b.share - a.share);
  const percents = wholePercents(found.map(({ share }) => share));
  return found.map((driver, i) => ({ ...driver, percent: percents[i] ?? 0 }));
}

/** Whether the share is the reference class's alone: a gate of which nothing is known here. */
export const isByClass = (subject: DriverSubject): boolean =>
  subject.kind === "gate" && subject.gate.basis === "by_class";

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

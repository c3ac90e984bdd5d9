import type { FlagKind, FlagRule, RiskSeverity } from "@/lib/flags/types";
import { numberAt } from "@/lib/forecast/value-at";
import { wilsonInterval } from "@/lib/scoring/calibration";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";

/** What is scored as one: a rule in one of its kinds, or all flags of a kind, or of a severity. */
export type ScoredFlag = { rule: FlagRule | "any"; kind: FlagKind; severity: RiskSeverity | null };

/** A phase on a day: which flags stood on it, and what became of it; null: nothing that decides it is known. */
export type FlagCase = { phase: string; flags: readonly ScoredFlag[]; isBad: boolean | null };

/** How often what a flag warned of came true. */
export type FlagScore = ScoredFlag & {
  /** Cases on which it stood, and their phases, decided or not. */
  fires: number;
  phases: number;
  /** Phases with a decided case on which it stood: what the intervals rest on. */
  n: number;
  /** Share that turned out bad of the decided cases on which it stood; null where there is none. */
  precision: number | null;
  precisionInterval: [low: number, high: number] | null;
  /** Share that turned out bad of all decided cases. */
  base: number | null;
  /** Precision over base, with the 95 % interval of a bootstrap of phases. */
  lift: number | null;
  liftInterval: [low: number, high: number] | null;
  verdict: "too few" | "no lift seen" | "lift" | "lift below 1";
};

/** Fewer phases say nothing. */
export const LEAST_PHASES = 20;
const REPLICATES = 2000;

/**
 * Scores each of `scored` on the same cases. A phase on several days is one phase of n: the precision is over its cases, the intervals over phases (Wilson
 * for the precision, resampled phases for the lift).
 */
export function scoreFlags(cases: readonly FlagCase[], scored: readonly ScoredFlag[]): FlagScore[] {
  return scored.map((one) => {
    const stood = cases.filter(({ flags }) => flags.some((flag) => isSame(flag, one)));
    const decided = stood.filter(({ isBad }) => isBad !== null);
    const n = phasesOf(decided);
    const precision = badShare(stood);
    const base = badShare(cases);
    const lift = precision === null || !base ? null : precision / base;
    const liftInterval = lift === null ? null : bootstrappedLift(cases, one);
    return {
      ...one,
      ...{ fires: stood.length, phases: phasesOf(stood), n, precision },
      precisionInterval: precision === null ? null : intervalOf(precision, n),
      ...{ base, lift, liftInterval, verdict: verdictOf(n, liftInterval) },
    };
  });
}

function intervalOf(share: number, n: number): [number, number] {
  const { low, high } = wilsonInterval(share * n, n);
  return [low, high];
}

const isSame = (a: ScoredFlag, b: ScoredFlag) => a.rule === b.rule && a.kind === b.kind && a.severity === b.severity;
const phasesOf = (cases: readonly FlagCase[]) => new Set(cases.map(({ phase }) => phase)).size;

function badShare(cases: readonly FlagCase[]): number | null {
  const decided = cases.filter(({ isBad }) => isBad !== null);
  return decided.length === 0 ? null : decided.filter(({ isBad }) => isBad).length / decided.length;
}

function verdictOf(n: number, interval: FlagScore["liftInterval"]): FlagScore["verdict"] {
  if (n < LEAST_PHASES || interval === null) return "too few";
  const [low, high] = interval;
  if (low > 1) return "lift";
  return high < 1 ? "lift below 1" : "no lift seen";
}

type Sums = { bad: number; decided: number; stoodBad: number; stood: number };

/** The 2.5 % and 97.5 % points of the lift over resampled phases; a resample without the flag, or without anything bad, is left out. */
function bootstrappedLift(cases: readonly FlagCase[], scored: ScoredFlag): [number, number] | null {
  const byPhase = new Map<string, Sums>();
  for (const { phase, flags, isBad } of cases) {
    if (isBad === null) continue;
    const sums = byPhase.get(phase) ?? { bad: 0, decided: 0, stoodBad: 0, stood: 0 };
    const stands = flags.some((flag) => isSame(flag, scored));
    sums.decided += 1;
    sums.bad += Number(isBad);
    sums.stood += Number(stands);
    sums.stoodBad += Number(stands && isBad);
    byPhase.set(phase, sums);
  }
  const phases = [...byPhase.values()];
  const uniform = seededUniforms(1);
  const lifts: number[] = [];
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    const total: Sums = { bad: 0, decided: 0, stoodBad: 0, stood: 0 };
    for (let i = 0; i < phases.length; i += 1) {
      const one = phases[Math.floor(uniform() * phases.length)] as Sums;
      total.bad += one.bad;
      total.decided += one.decided;
      total.stood += one.stood;
      total.stoodBad += one.stoodBad;
    }
    if (total.stood > 0 && total.bad > 0) lifts.push(total.stoodBad / total.stood / (total.bad / total.decided));
  }
  if (phases.length < 2 || lifts.length === 0) return null;
  const sorted = Float64Array.from(lifts).sort();
  const at = (p: number) => numberAt(sorted, Math.round(p * (sorted.length - 1)));
  return [at(0.025), at(0.975)];
}

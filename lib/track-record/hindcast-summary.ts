import { groupBy } from "@/lib/domain/group-by";
import { numberAt } from "@/lib/forecast";
import type { DrawnPhase } from "./hindcast-forecast";
import type { HindcastOutcome, StrictState } from "./hindcast-outcome";

/** A phase that was asked about: what the draws expected, and what is known. */
export type HindcastCase = {
  site: string;
  phase: string;
  iso3: string | null;
  /** The date that was stated when it was forecast (epoch day). */
  statedDay: number;
  drawn: DrawnPhase;
  outcome: HindcastOutcome;
};

/** How many phases were expected, with the standard deviation of that sum over the draws. */
export type ExpectedCount = { phases: number; expected: number; deviation: number };
/** `z`: (seen − expected) in deviations; null where the sum does not vary. */
export type ComparedCount = ExpectedCount & { seen: number; z: number | null };

export type HindcastLine = {
  name: string;
  /** Of all phases asked, the strictly known and the rest, by state. */
  states: Record<StrictState, number>;
  service: ComparedKinds;
  cancellation: ComparedKinds;
};

/**
 * Of all phases, those seen strictly and those seen with every statement taken at its word: the least and the most that can be so. `known`: the phases
 * with a known outcome alone, which are no fair sample of all.
 */
export type ComparedKinds = { strict: ComparedCount; loose: ComparedCount; known: ComparedCount };

/** A phase with its chances by the day that was asked about. */
export type JudgedPhase = Pick<HindcastCase, "site" | "phase" | "iso3" | "statedDay"> &
  HindcastOutcome & { served: number; cancelled: number };

const LEAST_OF_ECONOMY = 10;
const SURPRISES = 8;
/** A spread below this is of rounding alone. */
const LEAST_DEVIATION = 1e-9;

/** All phases, those whose stated date has passed by the day (epoch day) and those whose date lies ahead, and economies with at least ten. */
export function summarizeHindcast(cases: readonly HindcastCase[], byDay: number): HindcastLine[] {
  const economies = [...groupBy(cases, ({ iso3 }) => iso3)]
    .filter(([iso3, own]) => iso3 !== null && own.length >= LEAST_OF_ECONOMY)
    .sort(([, a], [, b]) => b.length - a.length);
  const groups: [string, readonly HindcastCase[]][] = [
    ["all", cases],
    ["date passed", cases.filter(({ statedDay }) => statedDay <= byDay)],
    ["date ahead", cases.filter(({ statedDay }) => statedDay > byDay)],
    ...economies.map(([iso3, own]): [string, HindcastCase[]] => [iso3 ?? "", own]),
  ];
  return groups.map(([name, own]) => hindcastLine(name, own, byDay));
}

/** Each phase with the share of draws that serve, and that are given up, by the day (epoch day). */
export const judgePhases = (cases: readonly HindcastCase[], byDay: number): JudgedPhase[] =>
  cases.map(({ drawn, outcome, ...one }) => ({
    ...one,
    ...outcome,
    served: shareOf(drawn, isServed, byDay),
    cancelled: shareOf(drawn, isGivenUp, byDay),
  }));

/** The phases with a known outcome that had the least probability, the least first, with that probability. */
export function surprises(phases: readonly JudgedPhase[]): (JudgedPhase & { probability: number })[] {
  const probabilityOf = ({ state, served, cancelled }: JudgedPhase) =>
    state === "in_service" ? served : state === "cancelled" ? cancelled : 1 - served - cancelled;
  return phases
    .filter(({ state }) => isKnownState(state))
    .map((one) => ({ ...one, probability: probabilityOf(one) }))
    .sort((a, b) => a.probability - b.probability)
    .slice(0, SURPRISES);
}

const isKnownState = (state: StrictState) => state !== "unconfirmed" && state !== "unknown";

function hindcastLine(name: string, cases: readonly HindcastCase[], byDay: number): HindcastLine {
  const count = (state: StrictState) => cases.filter(({ outcome }) => outcome.state === state).length;
  const known = cases.filter(({ outcome }) => isKnownState(outcome.state));
  const compared = (isSo: InDraw, loose: (outcome: HindcastOutcome) => boolean, strict: StrictState) => {
    const ofAll = expectedCount(cases, isSo, byDay);
    return {
      strict: compare(ofAll, count(strict)),
      loose: compare(ofAll, cases.filter(({ outcome }) => loose(outcome)).length),
      known: compare(expectedCount(known, isSo, byDay), count(strict)),
    };
  };
  return {
    name,
    states: {
      in_service: count("in_service"),
      not_yet: count("not_yet"),
      cancelled: count("cancelled"),
      unconfirmed: count("unconfirmed"),
      unknown: count("unknown"),
    },
    service: compared(isServed, ({ isServingLoosely }) => isServingLoosely, "in_service"),
    cancellation: compared(isGivenUp, ({ isCancelledLoosely }) => isCancelledLoosely, "cancelled"),
  };
}

/** Whether something is so of a phase in a draw by a day. */
type InDraw = (drawn: DrawnPhase, draw: number, byDay: number) => boolean;

const isServed: InDraw = ({ serviceDay, cancelledDay }, draw, byDay) =>
  numberAt(serviceDay, draw) <= byDay && numberAt(cancelledDay, draw) === Number.POSITIVE_INFINITY;
const isGivenUp: InDraw = ({ cancelledDay }, draw, byDay) => numberAt(cancelledDay, draw) <= byDay;

function shareOf(drawn: DrawnPhase, isSo: InDraw, byDay: number): number {
  return expectedCount([{ drawn }], isSo, byDay).expected;
}

/** The mean and the standard deviation, over the draws, of the number of phases of which something is so. */
function expectedCount(cases: readonly Pick<HindcastCase, "drawn">[], isSo: InDraw, byDay: number): ExpectedCount {
  const draws = cases[0]?.drawn.serviceDay.length ?? 0;
  let [sum, squares] = [0, 0];
  for (let draw = 0; draw < draws; draw += 1) {
    const count = cases.filter(({ drawn }) => isSo(drawn, draw, byDay)).length;
    sum += count;
    squares += count * count;
  }
  if (draws === 0) return { phases: 0, expected: 0, deviation: 0 };
  const expected = sum / draws;
  return { phases: cases.length, expected, deviation: Math.sqrt(Math.max(0, squares / draws - expected * expected)) };
}

const compare = (count: ExpectedCount, seen: number): ComparedCount => ({
  ...count,
  seen,
  z: count.deviation < LEAST_DEVIATION ? null : (seen - count.expected) / count.deviation,
});

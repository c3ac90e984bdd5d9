import { toEpochDay } from "@/lib/domain/dates";
import { uniteNumbers } from "./building-numbers";
import type { PublishedStep } from "./steps";
import type { PowerBasis, PublishedRow } from "./types";

/** One site as one publication carries it; rows in order of time. */
export type SitePublication = { powerBasis: PowerBasis; steps: PublishedStep[]; rows: readonly PublishedRow[] };

/**
 * What became of a step from one publication to the next. `matched`: surely the same step, so its slip counts.
 * `restated`: its successor, cut or counted otherwise, so no slip is computed.
 */
export type StepLink =
  | { kind: "matched"; by: "buildings" | "megawatts"; earlier: PublishedStep; later: PublishedStep; slipDays: number }
  | { kind: "restated"; by: "day" | "buildings" | "place"; earlier: PublishedStep; later: PublishedStep }
  | { kind: "new"; later: PublishedStep }
  | { kind: "lost"; earlier: PublishedStep };

type Pair = Extract<StepLink, { kind: "matched" | "restated" }>;

/** Published totals are whole megawatts, now and then rounded again. */
export const SAME_TOTAL_MEGAWATTS = 0.5;
/** Between the same neighbours, totals this close are one step counted again. */
const NEAR_TOTAL_RATIO = 0.8;

/** Links the steps of two publications of one site. Rules and examples: ../README.md. */
export function matchSteps(earlier: SitePublication, later: SitePublication): StepLink[] {
  const renumbered = isRenumbered(earlier.rows, later.rows);
  const sameBasis = earlier.powerBasis === later.powerBasis;
  const pairOf = new Map<PublishedStep, Pair>();
  /** Pairs the open steps, the nearest first. `distance` is null where two steps are no pair. */
  const pairUp = (make: (a: PublishedStep, b: PublishedStep) => Pair, distance: Distance) => {
    const candidates = earlier.steps.flatMap((a) =>
      later.steps.flatMap((b) => {
        const apart = distance(a, b);
        return apart === null ? [] : [{ a, b, apart }];
      }),
    );
    for (const { a, b } of candidates.sort((one, other) => one.apart - other.apart)) {
      if (pairOf.has(a) || pairOf.has(b)) continue;
      const pair = make(a, b);
      pairOf.set(a, pair).set(b, pair);
    }
  };

  if (!renumbered) {
    const isSameBuildings: Distance = (a, b) =>
      bothName(a, b) && a.buildings.join() === b.buildings.join() ? 0 : null;
    pairUp(matched("buildings"), isSameBuildings);
    const isSameTotal: Distance = (a, b) => {
      const apart = Math.abs(a.cumulativeMegawatts - b.cumulativeMegawatts);
      return sameBasis && !bothName(a, b) && apart <= SAME_TOTAL_MEGAWATTS ? apart : null;
    };
    pairUp(matched("megawatts"), isSameTotal);
  }
  pairUp(restated("day"), (a, b) => (a.date === b.date ? 0 : null));
  if (!renumbered) {
    const sharesBuildings: Distance = (a, b) => {
      const shared = a.buildings.filter((number) => b.buildings.includes(number)).length;
      return shared === 0 ? null : (sameBasis ? unlikeness(a.addedMegawatts, b.addedMegawatts) : 0) - shared;
    };
    pairUp(restated("buildings"), sharesBuildings);
    const gapsBefore = [gaps(earlier.steps, pairOf), gaps(later.steps, pairOf)] as const;
    const isInSameGap: Distance = (a, b) => {
      const [one, other] = [gapsBefore[0].get(a), gapsBefore[1].get(b)];
      if (bothName(a, b) || !one || !other || one.before !== other.before || one.after !== other.after) return null;
      const isAlone = one.size === 1 && other.size === 1;
      if (!sameBasis) return isAlone ? 0 : null;
      const apart = unlikeness(a.cumulativeMegawatts, b.cumulativeMegawatts);
      return isAlone || 1 - apart >= NEAR_TOTAL_RATIO ? apart : null;
    };
    pairUp(restated("place"), isInSameGap);
  }
  return [
    ...earlier.steps.map((step): StepLink => pairOf.get(step) ?? { kind: "lost", earlier: step }),
    ...later.steps.filter((step) => !pairOf.has(step)).map((step): StepLink => ({ kind: "new", later: step })),
  ];
}

type Distance = (a: PublishedStep, b: PublishedStep) => number | null;

const matched =
  (by: "buildings" | "megawatts") =>
  (earlier: PublishedStep, later: PublishedStep): Pair => {
    const slipDays = toEpochDay(later.date) - toEpochDay(earlier.date);
    return { kind: "matched", by, earlier, later, slipDays };
  };
const restated =
  (by: "day" | "buildings" | "place") =>
  (earlier: PublishedStep, later: PublishedStep): Pair => ({ kind: "restated", by, earlier, later });

const bothName = (a: PublishedStep, b: PublishedStep) => a.buildings.length > 0 && b.buildings.length > 0;
/** 0 for equal amounts, towards 1 the further apart they are. */
const unlikeness = (a: number, b: number) => 1 - Math.min(a, b) / Math.max(a, b);

/** For each step without a pair: the pairs nearest to it on either side, and how many steps without a pair lie between them. */
function gaps(steps: PublishedStep[], pairOf: ReadonlyMap<PublishedStep, Pair>) {
  const found = new Map<PublishedStep, { before?: Pair; after?: Pair; size: number }>();
  for (const [at, step] of steps.entries()) {
    if (pairOf.has(step)) continue;
    const first = steps.findLastIndex((other, index) => index < at && pairOf.has(other)) + 1;
    const next = steps.findIndex((other, index) => index > at && pairOf.has(other));
    const last = next === -1 ? steps.length : next;
    const pairAt = (index: number) => {
      const other = steps[index];
      return other && pairOf.get(other);
    };
    found.set(step, { before: pairAt(first - 1), after: pairAt(last), size: last - first });
  }
  return found;
}

/**
 * Whether the later publication renumbers the site's buildings: on one day both name buildings, and not one in common.
 * Then names and totals prove nothing: Google New Albany's "Building 4" of 2025 is its "Building 2" of 2026.
 */
export function isRenumbered(earlier: readonly PublishedRow[], later: readonly PublishedRow[]): boolean {
  const namedOn = (rows: readonly PublishedRow[], date: string) =>
    uniteNumbers(rows.filter((row) => row.date === date).map((row) => row.buildingsNamed));
  return earlier.some(({ date }) => {
    const [before, after] = [namedOn(earlier, date), namedOn(later, date)];
    return before.length > 0 && after.length > 0 && !before.some((number) => after.includes(number));
  });
}

import { groupBy } from "@/lib/domain/group-by";
import { clusterSpread } from "@/lib/scoring/cluster-spread";
import { cumulativeIncidence, type Followed } from "@/lib/scoring/cumulative-incidence";
import type { PhaseEnd } from "./first-word";
import type { FirstWordForecast } from "./first-word-forecast";

/** A phase from its first word on: what was expected then, and what was seen after so many days. */
export type FirstWordCase = Followed<PhaseEnd> & {
  site: string;
  iso3: string | null;
  /** Of the first word (epoch day). */
  day: number;
  forecast: FirstWordForecast;
};

/** At one horizon. Shares are between 0 and 1; null where the record does not reach so far. */
export type Compared = {
  expected: number;
  seen: number | null;
  /** Of what was seen, by a bootstrap of sites. */
  deviation: number | null;
  /** (seen − expected) in deviations; null where there is none or it is 0. */
  distance: number | null;
  /** Phases followed to the horizon. */
  followed: number;
};

export type FirstWordsLine = {
  name: string;
  phases: number;
  sites: number;
  served: number;
  cancelled: number;
  /** By horizon. */
  service: Compared[];
  cancellation: Compared[];
};

const LEAST_OF_ECONOMY = 10;
/** A spread below this is of rounding alone. */
const LEAST_DEVIATION = 1e-9;

/**
 * All cases, and all once more with silence read as "still open" until `recordsDay`: what is seen lies between the two, since a phase is looked at
 * most where something happens. Then by whether a date was stated, by whether works had begun; and by economy, the largest first, where it has
 * at least ten.
 */
export function summarizeFirstWords(
  cases: readonly FirstWordCase[],
  recordsDay: number,
  horizonsDays: readonly number[],
): FirstWordsLine[] {
  const economies = [...groupBy(cases, ({ iso3 }) => iso3)]
    .filter(([iso3, own]) => iso3 !== null && own.length >= LEAST_OF_ECONOMY)
    .sort(([, a], [, b]) => b.length - a.length);
  const groups: [string, readonly FirstWordCase[]][] = [
    ["all", cases],
    ["all, silent as open", cases.map((one) => heldOpen(one, recordsDay))],
    ["date stated", cases.filter(({ forecast }) => forecast.hasStatedDate)],
    ["no date", cases.filter(({ forecast }) => !forecast.hasStatedDate)],
    ["works begun", cases.filter(({ forecast }) => forecast.areWorksBegun)],
    ["not begun", cases.filter(({ forecast }) => !forecast.areWorksBegun)],
    ...economies.map(([iso3, own]): [string, FirstWordCase[]] => [iso3 ?? "", own]),
  ];
  return groups.map(([name, own]) => firstWordsLine(name, own, horizonsDays));
}

const heldOpen = (one: FirstWordCase, recordsDay: number): FirstWordCase =>
  one.end === null ? { ...one, days: Math.max(one.days, recordsDay - one.day) } : one;

function firstWordsLine(
  name: string,
  cases: readonly FirstWordCase[],
  horizonsDays: readonly number[],
): FirstWordsLine {
  const sites = [...groupBy(cases, ({ site }) => site).values()];
  const compare = (end: PhaseEnd): Compared[] => {
    const shares = (some: readonly FirstWordCase[]) =>
      cumulativeIncidence(some, end, horizonsDays).map(({ share }) => share);
    const spread = clusterSpread(sites, shares);
    return cumulativeIncidence(cases, end, horizonsDays).map(({ share: seen, followed }, i) => {
      const expected = cases.reduce((sum, { forecast }) => sum + (forecast[end][i] ?? 0), 0) / cases.length;
      const deviation = seen === null ? null : (spread[i] ?? null);
      const isSpread = deviation !== null && deviation > LEAST_DEVIATION;
      const distance = seen === null || !isSpread ? null : (seen - expected) / deviation;
      return { expected, seen, deviation, distance, followed };
    });
  };
  const ended = (wanted: PhaseEnd) => cases.filter(({ end }) => end === wanted).length;
  return {
    ...{ name, phases: cases.length, sites: sites.length, served: ended("served"), cancelled: ended("cancelled") },
    ...{ service: compare("served"), cancellation: compare("cancelled") },
  };
}

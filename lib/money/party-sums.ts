import { numberAt } from "@/lib/forecast";
import { type UsdSpread, usdSpread } from "./money-figures";
import type { Ownership, PhaseMoneyDraws } from "./phase-money-types";

/** The amounts that are summed; delay cost against the first promise and against the latest. */
export const partyAmounts = [
  "delayCostFirst",
  "delayCostLatest",
  "capitalAtRisk",
  "expectedLoss",
  "netPresentValue",
] as const;
export type PartyAmount = (typeof partyAmounts)[number];

/** Sums of one party's money over phases, draw by draw. */
export type PartySums = {
  ownership: Ownership;
  draws: number;
  /** Keys of the phases added. */
  phases: Set<string>;
  /** Of them, those whose party no record states. */
  partyNotStated: number;
  amounts: Record<PartyAmount, { known: number; usd: Float64Array }>;
};

/** One phase in every draw. `draws` is null where nothing is known in dollars: then it is counted and adds nothing. */
export type PartyPhase = {
  /** Of this phase alone, over all sites. */
  key: string;
  ownership: Ownership;
  isPartyStated: boolean;
  draws: PhaseMoneyDraws | null;
};

/** USD over all draws: nominal for capital at risk and expected loss, else of the as-of day. `known`: how many of the phases are in it. */
export type PartySpread = UsdSpread & { known: number };

/** The figures of a party's sums; null where no phase's amount is known. */
export type PartyFigures = {
  ownership: Ownership;
  phases: number;
  partyNotStated: number;
  amounts: Record<PartyAmount, PartySpread | null>;
};

/** Sums of nothing. */
export function emptyPartySums(ownership: Ownership, draws: number): PartySums {
  const nothing = () => ({ known: 0, usd: new Float64Array(draws) });
  return {
    ...{ ownership, draws, phases: new Set(), partyNotStated: 0 },
    amounts: {
      ...{ delayCostFirst: nothing(), delayCostLatest: nothing() },
      ...{ capitalAtRisk: nothing(), expectedLoss: nothing(), netPresentValue: nothing() },
    },
  };
}

/**
 * Adds a phase, draw by draw. An owner's and a landlord's dollars are never in one sum, and no phase is in it twice. In draws that do not serve
 * the delay cost is 0, so a sum of it is over all draws.
 * @throws RangeError for another party, a phase that is in it, or another number of draws
 */
export function addPartyPhase(sums: PartySums, { key, ownership, isPartyStated, draws }: PartyPhase): void {
  if (ownership !== sums.ownership || (draws !== null && draws.ownership !== ownership))
    throw new RangeError(`phase ${key}: expected money of ${sums.ownership}, got ${draws?.ownership ?? ownership}`);
  if (sums.phases.has(key)) throw new RangeError(`phase ${key}: expected every phase once, got it twice`);
  const columns: Record<PartyAmount, Float64Array | null> = {
    delayCostFirst: draws?.delayCostUsd?.first ?? null,
    delayCostLatest: draws?.delayCostUsd?.latest ?? null,
    capitalAtRisk: draws?.capitalAtRiskUsd ?? null,
    expectedLoss: draws?.expectedLossUsd ?? null,
    netPresentValue: draws?.netPresentValueUsd ?? null,
  };
  for (const column of Object.values(columns))
    if (column && column.length !== sums.draws)
      throw new RangeError(`phase ${key}: expected ${sums.draws} draws, got ${column.length}`);
  sums.phases.add(key);
  if (!isPartyStated) sums.partyNotStated += 1;
  for (const name of partyAmounts) {
    const column = columns[name];
    if (column === null) continue;
    const amount = sums.amounts[name];
    amount.known += 1;
    for (let i = 0; i < sums.draws; i++) amount.usd[i] = numberAt(amount.usd, i) + numberAt(column, i);
  }
}

/** Mean and quantiles (type 7) of the sums over the draws: of the sum of each draw, never sums of quantiles. */
export function partyFigures({ ownership, phases, partyNotStated, amounts }: PartySums): PartyFigures {
  const spread = (name: PartyAmount): PartySpread | null => {
    const { known, usd } = amounts[name];
    return known === 0 ? null : { known, ...usdSpread(usd.toSorted()) };
  };
  return {
    ...{ ownership, phases: phases.size, partyNotStated },
    amounts: {
      delayCostFirst: spread("delayCostFirst"),
      delayCostLatest: spread("delayCostLatest"),
      capitalAtRisk: spread("capitalAtRisk"),
      expectedLoss: spread("expectedLoss"),
      netPresentValue: spread("netPresentValue"),
    },
  };
}

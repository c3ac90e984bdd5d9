import { quantileOf } from "@/lib/forecast";
import { sumOfKnown } from "./phase-stake";
import type { FlagThresholds } from "./thresholds";
import type { PhaseStake, RaisedFlag, RiskSeverity } from "./types";

/** An open phase of the world: its economy (null: unknown) and the load that it adds in MW (null: unknown). */
export type OpenPhase = Pick<PhaseStake, "iso3" | "megawatts">;

/** What of a flag decides its rank. */
export type RankedFlag = Pick<RaisedFlag, "kind" | "mayBeHigh" | "stakes">;

/** How one flag ranks: sums over its phases, null where unknown. */
export type FlagRank = {
  severity: RiskSeverity | null;
  /** MW × months at stake. */
  sizeMwMonths: number | null;
  dollarsUsd: number | null;
  /** MW taken from the lower quartile of the economies because they are on no record; 0 where all are. */
  assumedMegawatts: number;
};

/** The least dollars and the least MW-months that are high; null where none of that block is. */
export type SeverityCut = { dollarsUsd: number | null; mwMonths: number | null };

/** Fewer known sizes of an economy say less than those of the world. */
const LEAST_KNOWN = 5;

/**
 * Which risks are high, decided over all flags at once. Candidates are the risks of rules that may be high, of at least `flag_high_mw_months` or with
 * dollars known. There are two blocks, with dollars and without; in each the largest first until `flag_high_held_share` of its sum is held. Their
 * seats are shared by the number of candidates; never more than `flag_high_phases_share` of the open phases has a high flag. A whole-site flag takes a
 * seat for each of its phases. Deterministic, whatever the order of the flags.
 * @returns a rank for each flag, in the order given, and the least that is high in each block
 */
export function rankSeverity(
  flags: readonly RankedFlag[],
  openPhases: readonly OpenPhase[],
  thresholds: FlagThresholds,
): { ranks: FlagRank[]; cut: SeverityCut } {
  const quartile = lowerQuartiles(openPhases);
  const sizes = flags.map(({ stakes }) => sizeOf(stakes, quartile));
  const candidates = unitsOf(flags)
    .map((stakes) => ({ stakes, ...sizeOf(stakes, quartile) }))
    .filter(
      ({ sizeMwMonths, dollarsUsd }) => dollarsUsd !== null || (sizeMwMonths ?? 0) >= thresholds.flag_high_mw_months,
    );
  const seats = Math.floor(thresholds.flag_high_phases_share * openPhases.length);
  const count = (units: readonly Unit[]) => units.reduce((sum, { stakes }) => sum + stakes.length, 0);
  const byDollars = candidates.filter(({ dollarsUsd }) => dollarsUsd !== null);
  const bySize = candidates.filter(({ dollarsUsd }) => dollarsUsd === null);
  const ofDollars = Math.min(
    seats,
    Math.max(1, Math.round((seats * count(byDollars)) / Math.max(1, count(candidates)))),
  );
  const held = thresholds.flag_high_held_share;
  const high = [
    largest(byDollars, (unit) => unit.dollarsUsd ?? 0, { seats: ofDollars, held }),
    largest(bySize, (unit) => unit.sizeMwMonths ?? 0, {
      seats: byDollars.length === 0 ? seats : seats - ofDollars,
      held,
    }),
  ] as const;
  const highIds = new Set(
    high.flatMap(({ units }) => units.flatMap(({ stakes }) => stakes.map(({ phaseId }) => phaseId))),
  );
  return {
    ranks: flags.map((flag, i) => ({
      ...(sizes[i] ?? sizeOf([], quartile)),
      severity: severityOf(flag, highIds),
    })),
    cut: { dollarsUsd: high[0].least, mwMonths: high[1].least },
  };
}

type Size = Omit<FlagRank, "severity">;
/** Phases that share a flag of their whole site are high together. */
type Unit = Size & { stakes: readonly PhaseStake[] };

function severityOf({ kind, mayBeHigh, stakes }: RankedFlag, highIds: ReadonlySet<number>): RiskSeverity | null {
  if (kind !== "risk") return null;
  return mayBeHigh && stakes.some(({ phaseId }) => highIds.has(phaseId)) ? "high" : "medium";
}

/** The phases of the candidates, those joined by a flag in one unit. */
function unitsOf(flags: readonly RankedFlag[]): PhaseStake[][] {
  const units: Map<number, PhaseStake>[] = [];
  for (const { kind, mayBeHigh, stakes } of flags) {
    if (kind !== "risk" || !mayBeHigh) continue;
    const joined = units.filter((unit) => stakes.some(({ phaseId }) => unit.has(phaseId)));
    const whole = new Map([
      ...joined.flatMap((unit) => [...unit]),
      ...stakes.map((one) => [one.phaseId, one] as const),
    ]);
    for (const one of joined) units.splice(units.indexOf(one), 1);
    units.push(whole);
  }
  return units.map((unit) => [...unit.values()].sort((a, b) => a.phaseId - b.phaseId));
}

/** The largest units, until they hold the share of all or have taken the seats; one that needs more seats than are left is passed over. */
function largest(
  units: readonly Unit[],
  of: (unit: Unit) => number,
  { seats, held: share }: { seats: number; held: number },
): { units: Unit[]; least: number | null } {
  const firstId = ({ stakes }: Unit) => stakes[0]?.phaseId ?? 0;
  const ordered = units.toSorted((a, b) => of(b) - of(a) || firstId(a) - firstId(b));
  const total = ordered.reduce((sum, unit) => sum + of(unit), 0);
  const taken: Unit[] = [];
  let held = 0;
  let left = seats;
  for (const unit of ordered) {
    if (held >= share * total) break;
    held += of(unit);
    if (unit.stakes.length > left) continue;
    left -= unit.stakes.length;
    taken.push(unit);
  }
  return { units: taken, least: taken.length === 0 ? null : Math.min(...taken.map(of)) };
}

function sizeOf(stakes: readonly PhaseStake[], quartile: (iso3: string | null) => number | null): Size {
  const sizes = stakes.flatMap(({ iso3, megawatts, months }) => {
    const taken = megawatts ?? quartile(iso3);
    return taken === null || months === null ? [] : [taken * months];
  });
  const assumed = stakes.flatMap(({ iso3, megawatts }) => (megawatts === null ? (quartile(iso3) ?? []) : []));
  return {
    sizeMwMonths: sumOfKnown(sizes),
    dollarsUsd: sumOfKnown(stakes.map(({ dollarsUsd }) => dollarsUsd)),
    assumedMegawatts: sumOfKnown(assumed) ?? 0,
  };
}

/** The lower quartile of the known MW of an economy, or of the world where fewer than five are known; null where none is. */
function lowerQuartiles(openPhases: readonly OpenPhase[]): (iso3: string | null) => number | null {
  const known = openPhases.flatMap(({ iso3, megawatts }) => (megawatts === null ? [] : [{ iso3, megawatts }]));
  const quartileOf = (megawatts: readonly number[]) =>
    megawatts.length === 0 ? null : quantileOf(Float64Array.from(megawatts).sort(), 0.25);
  const ofWorld = quartileOf(known.map(({ megawatts }) => megawatts));
  const found = new Map<string | null, number | null>();
  return (iso3) => {
    if (!found.has(iso3)) {
      const ofEconomy = known.filter((one) => iso3 !== null && one.iso3 === iso3).map(({ megawatts }) => megawatts);
      found.set(iso3, ofEconomy.length < LEAST_KNOWN ? ofWorld : quartileOf(ofEconomy));
    }
    return found.get(iso3) ?? null;
  };
}

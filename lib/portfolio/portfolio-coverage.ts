import type { SizedCapital } from "./phase-money";

/** One phase, or one tranche that has no site (`phaseId` null). */
export type PortfolioLine = {
  /** The site's slug, or the tranche's key. */
  key: string;
  phaseId: number | null;
  state: "forecast" | "in_service" | "withdrawn";
  /** Given completion; null for a withdrawn phase. */
  p50Day: number | null;
  cancelledProbability: number;
  megawatts: { value: number; basis: SizedCapital["basis"]; source: SizedCapital["megawattsSource"] } | null;
  capex: { usd: number; source: SizedCapital["capexSource"] } | null;
  /** Why the phase is in no sum; null when it is. */
  leftOut: "withdrawn" | "megawatts-and-capex-unknown" | "no-planned-start" | null;
};

/** Phases neither withdrawn nor tranches: how many the figures cover, of how many. */
export type PortfolioCoverage = {
  phases: number;
  megawattsStated: number;
  megawattsFromCapex: number;
  capexStated: number;
  left: { key: string; phaseId: number | null; reason: NonNullable<PortfolioLine["leftOut"]> }[];
  /** MW by the basis they are stated on: figures of two bases are added up in the fans, so this must stand beside them. */
  megawattsByBasis: { facility: number; criticalIt: number; fromCapex: number; notYetSited: number };
  totalMegawatts: number;
  /** (Σ MW)² ÷ Σ MW² over sites and tranches, phases of a site added up; null without MW. */
  effectiveSites: number | null;
};

/** What the sums of these lines cover. */
export function coverageOf(lines: PortfolioLine[]): PortfolioCoverage {
  const named = lines.filter(({ phaseId, state }) => phaseId !== null && state !== "withdrawn");
  const counted = lines.filter(({ leftOut }) => leftOut === null);
  const sum = (some: PortfolioLine[]) => some.reduce((total, { megawatts }) => total + (megawatts?.value ?? 0), 0);
  const ofSites = counted.filter(({ phaseId }) => phaseId !== null);
  const onBasis = (basis: SizedCapital["basis"]) => sum(ofSites.filter(({ megawatts }) => megawatts?.basis === basis));
  const sizes = new Map<string, number>();
  for (const line of counted) sizes.set(line.key, (sizes.get(line.key) ?? 0) + (line.megawatts?.value ?? 0));
  const squares = [...sizes.values()].reduce((total, size) => total + size ** 2, 0);
  const totalMegawatts = sum(counted);
  return {
    phases: named.length,
    megawattsStated: named.filter(({ megawatts }) => megawatts?.source === "stated").length,
    megawattsFromCapex: named.filter(({ megawatts }) => megawatts?.source === "capex-at-default-per-megawatt").length,
    capexStated: named.filter(({ capex }) => capex?.source === "stated").length,
    left: lines.flatMap(({ key, phaseId, leftOut }) => (leftOut === null ? [] : [{ key, phaseId, reason: leftOut }])),
    megawattsByBasis: {
      facility: onBasis("facility"),
      criticalIt: onBasis("critical-it"),
      fromCapex: onBasis(null),
      notYetSited: sum(counted.filter(({ phaseId }) => phaseId === null)),
    },
    totalMegawatts,
    effectiveSites: squares > 0 ? totalMegawatts ** 2 / squares : null,
  };
}

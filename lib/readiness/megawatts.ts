import { type MegawattBasis, megawattBases } from "@/lib/domain/vocabulary";
import type { ReadinessPhase } from "./types";

const fieldOf = {
  grid_connection: "gridConnection",
  facility: "facility",
  critical_it: "criticalIt",
  generation_nameplate: "generationNameplate",
} as const satisfies Record<MegawattBasis, keyof ReadinessPhase["megawatts"]>;

/** The phase's MW in one basis; null is unknown. Never converted from another basis. */
export function phaseMegawatts(phase: ReadinessPhase, basis: MegawattBasis): number | null {
  return phase.megawatts[fieldOf[basis]];
}

/** Generation is no load, so it is never shown as the size of a data center. */
const displayBases = ["facility", "critical_it", "grid_connection"] as const satisfies readonly MegawattBasis[];

/** The basis that covers most phases; facility, then critical IT, when several do. Choose it over all the rows to compare. */
export function chooseDisplayBasis(phases: ReadinessPhase[]): MegawattBasis {
  const count = (basis: MegawattBasis) => phases.filter((phase) => phaseMegawatts(phase, basis) !== null).length;
  return displayBases.reduce((best, basis) => (count(basis) > count(best) ? basis : best));
}

/** (Σ MW)² / Σ MW² over sites, whose phases are added up first; null when no MW above 0 is known. */
export function effectiveSites(phases: ReadinessPhase[], basis: MegawattBasis): number | null {
  const bySite = new Map<number, number>();
  for (const phase of phases) {
    bySite.set(phase.siteId, (bySite.get(phase.siteId) ?? 0) + (phaseMegawatts(phase, basis) ?? 0));
  }
  const sizes = [...bySite.values()];
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sum > 0 ? sum ** 2 / sizes.reduce((total, size) => total + size ** 2, 0) : null;
}

/** Each basis with what `make` gives for it. */
export function forEachBasis<T>(make: (basis: MegawattBasis) => T): Record<MegawattBasis, T> {
  return Object.fromEntries(megawattBases.map((basis) => [basis, make(basis)])) as Record<MegawattBasis, T>;
}

import type { PhaseCapital } from "./phase-cash";
import type { StrandedRiskInput } from "./stranded-risk-input";

/** The capital valued, and where its two figures come from. Dollars may be shown only when the capex is stated. */
export type KnownCapital = PhaseCapital & {
  capexSource: "stated" | "per-megawatt-default";
  megawattsSource: "stated" | "capex-at-default-per-megawatt";
};

/**
 * Fills the one figure that is missing from the other at the default capex per MW (and the default accelerator share); null when both
 * are unknown.
 */
export function knownCapital({
  megawatts,
  capex,
  assumptions,
}: Pick<StrandedRiskInput, "megawatts" | "capex" | "assumptions">): KnownCapital | null {
  const { defaultCapexUsdPerMw, acceleratorShareOfCapex } = assumptions;
  if (capex !== null) {
    const { facilityUsd, acceleratorsUsd, source } = capex;
    const derivedMegawatts = (facilityUsd + acceleratorsUsd) / defaultCapexUsdPerMw;
    return {
      megawatts: megawatts.value ?? derivedMegawatts,
      megawattsSource: megawatts.value === null ? "capex-at-default-per-megawatt" : "stated",
      facilityUsd,
      acceleratorsUsd,
      capexSource: source,
    };
  }
  if (megawatts.value === null) return null;
  const capexUsd = megawatts.value * defaultCapexUsdPerMw;
  return {
    megawatts: megawatts.value,
    megawattsSource: "stated",
    facilityUsd: capexUsd * (1 - acceleratorShareOfCapex),
    acceleratorsUsd: capexUsd * acceleratorShareOfCapex,
    capexSource: "per-megawatt-default",
  };
}

import type { PhaseCapital } from "./phase-cash";
import type { PhaseEconomicsInput } from "./phase-economics-input";

/** The capital valued, and where its two figures come from. Dollars may be shown only when the capex is stated. */
export type KnownCapital = PhaseCapital & {
  capexSource: "stated" | "per-megawatt-default";
  megawattsSource: "stated" | "capex-at-default-per-megawatt";
};

/**
 * Fills the one figure that is missing from the other at the default capex per MW (and the default accelerator share); null when both
 * are unknown. A cost factor acts last: it makes the accelerators cheaper, and no phase larger or smaller.
 */
export function knownCapital({
  megawatts,
  capex,
  accelerators,
  assumptions,
}: Pick<PhaseEconomicsInput, "megawatts" | "capex" | "assumptions"> & {
  accelerators: Pick<PhaseEconomicsInput["accelerators"], "costFactor">;
}): KnownCapital | null {
  const { defaultCapexUsdPerMw, acceleratorShareOfCapex } = assumptions;
  const { costFactor = 1 } = accelerators;
  if (capex !== null) {
    const { facilityUsd, acceleratorsUsd, source } = capex;
    const derivedMegawatts = (facilityUsd + acceleratorsUsd) / defaultCapexUsdPerMw;
    return {
      megawatts: megawatts.value ?? derivedMegawatts,
      megawattsSource: megawatts.value === null ? "capex-at-default-per-megawatt" : "stated",
      facilityUsd,
      acceleratorsUsd: acceleratorsUsd * costFactor,
      capexSource: source,
    };
  }
  if (megawatts.value === null) return null;
  const capexUsd = megawatts.value * defaultCapexUsdPerMw;
  return {
    megawatts: megawatts.value,
    megawattsSource: "stated",
    facilityUsd: capexUsd * (1 - acceleratorShareOfCapex),
    acceleratorsUsd: capexUsd * acceleratorShareOfCapex * costFactor,
    capexSource: "per-megawatt-default",
  };
}

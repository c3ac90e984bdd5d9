import type { Streams } from "./streams";
import type { Loading, Network, TaskNode } from "./types";

const OPERATOR_LOADING = Math.sqrt(0.2);
const ZONE_LOADING = Math.sqrt(0.1);
const OWN_LOADING = Math.sqrt(0.7);
const PART_ON_SITE = 0.6;
const PART_OWN = 0.8;

/** The common causes of one site, as columns of standard normal scores. */
export type Factors = {
  /** Scores of a quantity that leans on the site as `loading` says; `noise` is its own independent column (overwritten and returned). */
  score(loading: Loading, noise: Float64Array, vendor?: TaskNode["vendorFactor"]): Float64Array;
};

/**
 * The site factor S = √0.2·G(operator) + √0.1·G(zone) + √0.7·G(site) of the model decisions. A part of a total is 0.6·S + 0.8·noise, a
 * total S itself, and a vendor's factor adds z' = (z + w·G(vendor)) / √(1 + w²); every score stays standard normal. Operator, zone and
 * vendor are keyed without the site, so that sites simulated apart share them draw by draw: totals of two sites correlate by 0.2 through
 * the operator and 0.1 through the zone.
 */
export function createFactors(network: Network, streams: Streams): Factors {
  const operator = streams.sharedNormal("operator", network.operatorKey);
  const zone = streams.sharedNormal("zone", network.zoneKey);
  const site = streams.normal("site", network.siteKey);
  for (let d = 0; d < site.length; d++) {
    site[d] =
      OPERATOR_LOADING * (operator[d] as number) +
      ZONE_LOADING * (zone[d] as number) +
      OWN_LOADING * (site[d] as number);
  }
  return {
    score: (loading, noise, vendor) => {
      if (loading === "total") noise.set(site);
      else
        for (let d = 0; d < noise.length; d++)
          noise[d] = PART_ON_SITE * (site[d] as number) + PART_OWN * (noise[d] as number);
      if (vendor) lean(noise, streams.sharedNormal("vendor", vendor.key), vendor.weight);
      return noise;
    },
  };
}

function lean(scores: Float64Array, factor: Float64Array, weight: number): void {
  const scale = 1 / Math.hypot(1, weight);
  for (let d = 0; d < scores.length; d++) scores[d] = scale * ((scores[d] as number) + weight * (factor[d] as number));
}

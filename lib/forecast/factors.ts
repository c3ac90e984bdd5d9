import { takeColumn } from "./columns";
import type { Streams } from "./streams";
import { studentTails } from "./student-copula";
import type { ForecastOptions, Loading, Network, TaskNode } from "./types";

const OPERATOR_LOADING = Math.sqrt(0.2);
const ZONE_LOADING = Math.sqrt(0.1);
const OWN_LOADING = Math.sqrt(0.7);
export const PART_ON_SITE = 0.6;
export const PART_OWN = 0.8;

/** The Sobol dimension of factors; nodes have 1 … 63. */
const FACTOR_SLOT = 0;

export type Scorer = (out: Float64Array, from: number, to: number) => void;

/** The common causes of one site, as columns of standard normal scores. Columns handed out must not be written to. */
export type Factors = {
  /** The site factor S. */
  site: Float64Array;
  vendor(key: string): Float64Array;
  /**
   * What writes, in draws `from` … `to` − 1 of `out`, the scores of a quantity that leans on the site as `loading` says; `noise` is its own
   * independent column (not read for a total).
   */
  scorer(loading: Loading, noise: Float64Array | null, vendor?: TaskNode["vendorFactor"]): Scorer;
};

/**
 * The site factor S = √0.2·G(operator) + √0.1·G(zone) + √0.7·G(site) of the model decisions. A part of a total is 0.6·S + 0.8·noise, a
 * total S itself, and a vendor's factor adds z' = (z + w·G(vendor)) / √(1 + w²); every score stays standard normal. Operator, zone and
 * vendor are keyed without the site, so that sites simulated apart share them draw by draw: totals of two sites correlate by 0.2 through
 * the operator and 0.1 through the zone. `rows`, where given, says which draw of the factors each draw takes.
 */
export function createFactors(
  network: Pick<Network, "siteKey" | "operatorKey" | "zoneKey">,
  streams: Streams,
  copula: ForecastOptions["copula"],
  rows: Uint32Array | null = null,
): Factors {
  const shared = (...key: string[]) => taken(streams.even(FACTOR_SLOT, key, ...key), rows);
  const operator = shared("operator", network.operatorKey);
  const zone = shared("zone", network.zoneKey);
  const own = taken(streams.even(FACTOR_SLOT, ["site", network.siteKey], "site factor"), rows);
  const site = takeColumn(streams.draws);
  for (let d = 0; d < site.length; d++) {
    site[d] =
      OPERATOR_LOADING * (operator[d] as number) +
      ZONE_LOADING * (zone[d] as number) +
      OWN_LOADING * (own[d] as number);
  }
  const vendor = (key: string) => shared("vendor", key);
  const tails = copula === "student-t4" ? studentTails(streams) : null;
  return {
    site,
    vendor,
    scorer: (loading, noise, leaning) => {
      const factor = leaning ? vendor(leaning.key) : null;
      return (out, from, to) => {
        if (loading === "total" || noise === null) for (let d = from; d < to; d++) out[d] = site[d] as number;
        else blend(out, site, noise, from, to);
        if (leaning && factor) lean(out, factor, leaning.weight, from, to);
        tails?.(out, from, to);
      };
    },
  };
}

function taken(column: Float64Array, rows: Uint32Array | null): Float64Array {
  if (rows === null) return column;
  const out = new Float64Array(column.length);
  for (let d = 0; d < out.length; d++) out[d] = column[rows[d] as number] as number;
  return out;
}

function blend(out: Float64Array, site: Float64Array, noise: Float64Array, from: number, to: number): void {
  for (let d = from; d < to; d++) out[d] = PART_ON_SITE * (site[d] as number) + PART_OWN * (noise[d] as number);
}

function lean(scores: Float64Array, factor: Float64Array, weight: number, from: number, to: number): void {
  const scale = 1 / Math.hypot(1, weight);
  for (let d = from; d < to; d++) scores[d] = scale * ((scores[d] as number) + weight * (factor[d] as number));
}

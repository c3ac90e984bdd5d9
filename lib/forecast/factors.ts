import { takeColumn } from "./columns";
import { type Positions, positionsOf } from "./grid";
import { LEADING_DIMENSION, type Order, type Streams } from "./streams";
import { studentTails } from "./student-copula";
import type { ForecastOptions, Loading, Network, TaskNode } from "./types";

const OPERATOR_LOADING = Math.sqrt(0.2);
const ZONE_LOADING = Math.sqrt(0.1);
const OWN_LOADING = Math.sqrt(0.7);
export const PART_ON_SITE = 0.6;
export const PART_OWN = 0.8;

/** The Sobol dimension of a site's own factor; its nodes have those above (see `dimensionOf`). */
const OWN_DIMENSION = 1;

/** The Sobol dimension of a node's slot. */
export function dimensionOf(slot: number): number {
  return OWN_DIMENSION + slot;
}

type Vendor = NonNullable<TaskNode["vendorFactor"]>;

type FactorKeys = Pick<Network, "siteKey" | "operatorKey" | "zoneKey">;

export type Scorer = (out: Float64Array, from: number, to: number) => void;

/** The common causes of one site, as columns of standard normal scores. Columns handed out must not be written to. */
export type Factors = {
  /** The site factor S. */
  site: Float64Array;
  /** The order of the site's own points: even together with its operator's factor. */
  order: Order;
  vendor(factor: Vendor): Float64Array;
  /**
   * What writes, in draws `from` … `to` − 1 of `out`, the scores of a quantity that leans on the site as `loading` says; `noise` is its own
   * independent column (not read for a total).
   */
  scorer(loading: Loading, noise: Float64Array | null, vendor?: TaskNode["vendorFactor"]): Scorer;
  /** The same scores on the grid, kept in the streams where they depend on nothing but keys; `name` is the noise's, `noise` makes it. */
  positions(
    loading: Loading,
    name: readonly unknown[],
    noise: () => Float64Array,
    vendor?: TaskNode["vendorFactor"],
  ): Positions;
};

/**
 * The site factor S = √0.2·G(operator) + √0.1·G(zone) + √0.7·G(site) of the model decisions. A part of a total is 0.6·S + 0.8·noise, a
 * total S itself, and a vendor's factor adds z' = (z + w·G(vendor)) / √(1 + w²); every score stays standard normal. Operator, zone and
 * vendor are keyed without the site, so that sites simulated apart share them draw by draw: totals of two sites correlate by 0.2 through
 * the operator and 0.1 through the zone; unless `pairing` says that nothing is to be shared. `rows`, where given, says which draw of the factors each draw takes.
 */
export function createFactors(
  network: FactorKeys,
  streams: Streams,
  { copula, pairing }: Pick<ForecastOptions, "copula" | "pairing">,
  rows: Uint32Array | null = null,
): Factors {
  const parts = pairing === "within-site" ? ownParts(network, streams) : sharedParts(network, streams);
  const { order } = parts;
  const site = takeColumn(streams.draws);
  site.set(taken(parts.site, rows));
  const vendor = (factor: Vendor) => taken(parts.vendor(factor), rows);
  const tails = copula === "student-t4" ? studentTails(streams) : null;
  const scorer: Factors["scorer"] = (loading, noise, leaning) => {
    const factor = leaning ? vendor(leaning) : null;
    return (out, from, to) => {
      if (loading === "total" || noise === null) for (let d = from; d < to; d++) out[d] = site[d] as number;
      else blend(out, site, noise, from, to);
      if (leaning && factor) lean(out, factor, leaning.weight, from, to);
      tails?.(out, from, to);
    };
  };
  return {
    site,
    order,
    vendor,
    scorer,
    positions: (loading, name, noise, leaning) => {
      const make = () => {
        const scores = takeColumn(streams.draws);
        scorer(loading, loading === "total" ? null : noise(), leaning)(scores, 0, scores.length);
        return scores;
      };
      const key = [order, parts.key, copula ?? null, loading, loading === "total" ? null : name, leaning ?? null];
      if (rows === null) return streams.positions(key, make);
      return positionsOf(make());
    },
  };
}

/** The columns that a site's scores are made of; `key` says all that they depend on besides the order. */
type Parts = { order: Order; key: string; site: Float64Array; vendor(factor: Vendor): Float64Array };

/** Operator, zone and vendors each in an order of their own; the site's own points follow the operator's. */
function sharedParts({ siteKey, operatorKey, zoneKey }: FactorKeys, streams: Streams): Parts {
  const shared = (...name: string[]) => streams.even(LEADING_DIMENSION, { name }, ...name);
  const operator = shared("operator", operatorKey);
  const zone = shared("zone", zoneKey);
  const order = { name: ["site", siteKey], follows: ["operator", operatorKey] };
  const own = streams.even(OWN_DIMENSION, order, "site factor");
  const site = new Float64Array(streams.draws);
  for (let d = 0; d < site.length; d++)
    site[d] =
      OPERATOR_LOADING * (operator[d] as number) +
      ZONE_LOADING * (zone[d] as number) +
      OWN_LOADING * (own[d] as number);
  return { order, key: zoneKey, site, vendor: ({ key }) => shared("vendor", key) };
}

/** The site factor as one dimension of the site's points, for nothing else hangs on its parts, and vendors as others. */
function ownParts({ siteKey }: FactorKeys, streams: Streams): Parts {
  const order = { name: ["site", siteKey] };
  return {
    order,
    key: "within",
    site: streams.even(OWN_DIMENSION, order, "site factor"),
    vendor: ({ key, slot }) =>
      slot === undefined
        ? streams.normal("vendor", siteKey, key)
        : streams.even(dimensionOf(slot), order, "vendor", key),
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

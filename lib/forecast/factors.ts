import { type Positions, positionsOf } from "./grid";
import { at, type Column } from "./memory";
import type { ForecastOptions, Loading, Network, TaskNode } from "./network";
import { LEADING_DIMENSION, type Order, type Streams } from "./streams";
import { studentTails } from "./student-copula";
import { numberAt, valueAt } from "./value-at";

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

type FactorKeys = Pick<Network, "siteKey" | "operatorKey" | "zoneKey" | "factorShift">;

/** The common causes of one site, as columns of standard normal scores. Columns handed out must not be written to. */
export type Factors = {
  /** The site factor S. */
  site: Column;
  /** The order of the site's own points: even together with its operator's factor. */
  order: Order;
  vendor(factor: Vendor): Column;
  /**
   * The grid positions of the scores of a quantity that leans on the site as `loading` says; `noise` makes its own independent column (not
   * asked for a total), of which `name` says what it depends on. Kept in the streams where they depend on nothing but keys.
   */
  positions(
    loading: Loading,
    name: readonly unknown[],
    noise: () => Column,
    vendor?: TaskNode["vendorFactor"],
  ): Positions;
};

/**
 * The site factor S = √0.2·G(operator) + √0.1·G(zone) + √0.7·G(site) of the model decisions. A part of a total is 0.6·S + 0.8·noise, a
 * total S itself, and a vendor's factor adds z' = (z + w·G(vendor)) / √(1 + w²); every score stays standard normal. Operator, zone and
 * vendor are keyed without the site, so that sites simulated apart share them draw by draw: totals of two sites correlate by 0.2 through
 * the operator and 0.1 through the zone; unless `pairing` says that nothing is to be shared. With a `factorShift` S' = S + shift, the same
 * in every draw, and S' takes the place of S. `rows`, where given, says which draw of the factors each draw takes.
 */
export function createFactors(
  network: FactorKeys,
  streams: Streams,
  { copula, pairing }: Pick<ForecastOptions, "copula" | "pairing">,
  rows: Uint32Array | null = null,
): Factors {
  const parts = pairing === "within-site" ? ownParts(network, streams) : sharedParts(network, streams);
  const { order } = parts;
  const { memory } = streams;
  const { kernel, draws } = memory;
  const site = memory.takeColumn();
  parts.writeSite(site);
  const shift = network.factorShift ?? 0;
  if (shift !== 0) kernel.affine(at(site), shift, 1, at(site), draws);
  if (rows) site.set(site.map((_, d, all) => numberAt(all, valueAt(rows, d))));
  const vendors = new Map<string, Column>();
  const vendor = (factor: Vendor): Column => {
    const column = parts.vendor(factor);
    if (rows === null) return column;
    const known = vendors.get(factor.key) ?? memory.takeColumn();
    if (!vendors.has(factor.key)) known.set(column.map((_, d) => numberAt(column, valueAt(rows, d))));
    vendors.set(factor.key, known);
    return known;
  };
  const tails = copula === "student-t4" ? studentTails(streams) : null;
  return {
    site,
    order,
    vendor,
    positions: (loading, name, noise, leaning) => {
      const make = () => {
        const scores = memory.takeColumn();
        if (loading === "total") kernel.copy(at(scores), at(site), draws);
        else kernel.blend(at(scores), PART_ON_SITE, at(site), PART_OWN, at(noise()), draws);
        if (leaning) {
          const scale = 1 / Math.hypot(1, leaning.weight);
          kernel.blend(at(scores), scale, at(scores), scale * leaning.weight, at(vendor(leaning)), draws);
        }
        tails?.(scores);
        return scores;
      };
      const key = [
        order,
        parts.key,
        shift,
        copula ?? null,
        loading,
        loading === "total" ? null : name,
        leaning ?? null,
      ];
      if (rows === null) return streams.positions(key, make);
      const scores = make();
      const positions = positionsOf(scores, memory);
      memory.release([scores]);
      return positions;
    },
  };
}

/** The columns that a site's scores are made of; `key` says all that they depend on besides the order. */
type Parts = { order: Order; key: string; writeSite(out: Column): void; vendor(factor: Vendor): Column };

/** Operator, zone and vendors each in an order of their own; the site's own points follow the operator's. */
function sharedParts({ siteKey, operatorKey, zoneKey }: FactorKeys, streams: Streams): Parts {
  const shared = (...name: string[]) => streams.even(LEADING_DIMENSION, { name }, ...name);
  const order = { name: ["site", siteKey], follows: ["operator", operatorKey] };
  const { kernel, draws } = streams.memory;
  const writeSite = (out: Column) => {
    const [operator, zone] = [shared("operator", operatorKey), shared("zone", zoneKey)];
    kernel.blend(at(out), OPERATOR_LOADING, at(operator), ZONE_LOADING, at(zone), draws);
    kernel.blend(at(out), 1, at(out), OWN_LOADING, at(streams.even(OWN_DIMENSION, order, "site factor")), draws);
  };
  return { order, key: zoneKey, writeSite, vendor: ({ key }) => shared("vendor", key) };
}

/** The site factor as one dimension of the site's points, for nothing else hangs on its parts, and vendors as others. */
function ownParts({ siteKey }: FactorKeys, streams: Streams): Parts {
  const order = { name: ["site", siteKey] };
  return {
    order,
    key: "within",
    writeSite: (out) => {
      streams.memory.kernel.copy(at(out), at(streams.even(OWN_DIMENSION, order, "site factor")), streams.draws);
    },
    vendor: ({ key, slot }) =>
      slot === undefined
        ? streams.normal("vendor", siteKey, key)
        : streams.even(dimensionOf(slot), order, "vendor", key),
  };
}

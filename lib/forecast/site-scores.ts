import { createFactors } from "./factors";
import type { Network } from "./network";
import type { Order, Streams } from "./streams";

/** A site's own factor as standard normal scores that lean on its operator and its zone, and the order of the site's own even dimensions. */
export function siteScores(
  keys: Pick<Network, "siteKey" | "operatorKey" | "zoneKey">,
  streams: Streams,
): { scores: Float64Array; order: Order } {
  const { site, order } = createFactors(keys, streams, {});
  const scores = Float64Array.from(site);
  streams.memory.release([site]);
  return { scores, order };
}

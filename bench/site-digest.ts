import { createDigest } from "./digest";
import { coldForecast } from "./engine";
import { siteNetwork } from "./site-network";

/** Makes a site, forecasts it with nothing kept, and gives the digest of all its outputs. */
export function siteDigest(index: number): string {
  const digest = createDigest();
  digest.add(coldForecast(siteNetwork(index)));
  return digest.hex();
}

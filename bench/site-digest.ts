import { createDigest } from "./digest";
import { benchSite } from "./schedule-site";
import { coldSiteForecast } from "./site-forecast";

/** Makes a site, forecasts it with nothing kept, and gives the digest of all its outputs. */
export function siteDigest(index: number): string {
  const digest = createDigest();
  digest.add(coldSiteForecast(benchSite(index)));
  return digest.hex();
}

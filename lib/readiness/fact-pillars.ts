import type { ReadinessPillar } from "./types";

const pillarOf: Record<string, ReadinessPillar> = {
  "capacity-mw": "power",
  "capacity-growth-2019-2024": "power",
  "low-carbon-share-of-capacity": "power",
  "low-carbon-share-of-mix": "power",
  "water-stress-sdg-642": "water",
  "kepco-passed-large-applications": "grid",
  "refused-154kv-in-seo-gu-and-namdong": "grid",
  "pyeongchon-2-energised": "grid",
  "counter-example-pdg-incheon": "grid",
  "impact-assessments-passed": "permits",
  "impact-assessments-passed-capital-share": "permits",
  "impact-assessments-passed-other-count": "permits",
  "capital-area-criteria-tightened": "permits",
};

/** The one pillar that a context figure stands beside; null when it belongs to none. */
export function pillarOfFact(indicator: string): ReadinessPillar | null {
  return pillarOf[indicator] ?? null;
}

/** The figures that every economy has, of the whole economy; all others are findings about its grid, permits or sites. */
export const contextIndicators: readonly string[] = [
  "capacity-mw",
  "capacity-growth-2019-2024",
  "low-carbon-share-of-capacity",
  "low-carbon-share-of-mix",
  "water-stress-sdg-642",
];

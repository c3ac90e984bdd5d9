import type { PermitType } from "@/lib/domain/vocabulary";

/** Words of a permit's key or title, and the type that they stand for; the first that fits. */
const words: [RegExp, PermitType][] = [
  [/grid[- ]impact/, "grid_impact_assessment"],
  [/\bair\b|^air-|epa-gas|discharge/, "air"],
  [/water/, "water"],
  [
    /ferc|\bppa\b|\besa\b|-esa|net-metering|mpsc|lpsc|minnesota-puc|um-2410|waiver|distributed-energy/,
    "power_purchase",
  ],
  [/opsb|scc|auc-|puct|nrc|power-line|line-road|transmission|pipeline|power-plant|meenbog|turbine/, "energy_facility"],
  [
    /rezon|zoning|special-use|conditional-use|town-ordinance|annexation|land-use|district-unit|urban-planning/,
    "zoning",
  ],
  [/\brca\b|^rca|environment|\beia\b|semarnat|coastal|federal-assessment|federal-review|pollution/, "environmental"],
  [/resource-consent|^consent/, "resource_consent"],
  [/\bboi\b|investment|firb|\boio\b|^oio|cir-transfer|dc-cfa|dctf|proposal/, "investment"],
  [/building|start-notice|construction/, "building"],
  [/plan|development|\bssd\b|^ssd|site-decision|approval|fast-track|council|structure/, "planning"],
];

/** The type of a permit by the words of its key, else of its title; `other` where neither tells. */
export function permitTypeOf(key: string, title: string): PermitType {
  const lower = title.toLowerCase();
  return words.find(([word]) => word.test(key))?.[1] ?? words.find(([word]) => word.test(lower))?.[1] ?? "other";
}

import { toSlug } from "@/lib/domain/slug";
import type { PermitType } from "@/lib/domain/vocabulary";
import type { RecordRule } from "./record-set";

/** The permit that the first word of a rule's text stands for. Moratoria, studies, tariffs and permissions hold up no permit. */
const gates = new Map<string, PermitType>(
  Object.entries({
    grid_impact_assessment: "grid_impact_assessment",
    environmental: "environmental",
    zoning: "zoning",
    water_right: "water",
    export_licence: "export_licence",
  } as const),
);

/** The permit that a data center must hold by this rule; null when it gates none, or measures plants instead of a load. */
export function gateOf({
  requires,
  thresholdBasis,
}: Pick<RecordRule, "requires" | "thresholdBasis">): PermitType | null {
  const [word = ""] = requires.split(/[: ]/);
  return /generat/i.test(thresholdBasis ?? "") ? null : (gates.get(word) ?? null);
}

/** The most characters of a slug. */
const MOST = 100;

/** A name for a rule in a place: its economy, region and the Latin letters of its name. */
export function ruleSlug({ iso3, name }: Pick<RecordRule, "iso3" | "name">, region: string | null): string {
  return [iso3.toLowerCase(), region, toSlug(name, MOST)]
    .filter((part) => part !== null)
    .join("-")
    .slice(0, MOST)
    .replace(/-+$/, "");
}

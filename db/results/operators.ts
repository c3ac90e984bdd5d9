import { toEpochDay } from "@/lib/domain/dates";
import { compareOperators } from "@/lib/operators/operator-comparison";
import type { Db } from "../client";
import { listOperatorSites } from "../queries/list-operator-sites";
import type { OperatorFigures } from "./kinds";

/** Every operator's record on a day, and whose sites are made up for show. */
export async function operatorFigures(db: Db, asOfOn: string): Promise<OperatorFigures> {
  const sites = await listOperatorSites(db);
  const illustrative = new Map<string | null, number>();
  for (const { site, isIllustrative } of sites) {
    const slug = site.operator?.slug ?? null;
    if (isIllustrative) illustrative.set(slug, (illustrative.get(slug) ?? 0) + 1);
  }
  return {
    rows: compareOperators(sites, toEpochDay(asOfOn)),
    illustrative: [...illustrative].map(([operatorSlug, count]) => ({ operatorSlug, sites: count })),
  };
}

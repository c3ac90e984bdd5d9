import "server-only";
import { database } from "@/db";
import { listOperatorSites } from "@/db/queries/list-operator-sites";
import { toEpochDay } from "@/lib/domain/dates";
import { compareOperators, type OperatorRow } from "@/lib/operators/operator-comparison";
import { today } from "./today";

/** Every operator's record, and whose sites are made up for show: how many of how many, by the operator's slug. */
export type OperatorPage = { rows: OperatorRow[]; illustrative: Map<string | null, number> };

export async function operatorPage(): Promise<OperatorPage> {
  const sites = await listOperatorSites(database());
  const illustrative = new Map<string | null, number>();
  for (const { site, isIllustrative } of sites) {
    const slug = site.operator?.slug ?? null;
    if (isIllustrative) illustrative.set(slug, (illustrative.get(slug) ?? 0) + 1);
  }
  return { rows: compareOperators(sites, toEpochDay(today())), illustrative };
}

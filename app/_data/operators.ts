import "server-only";
import { database } from "@/db";
import { findStoredResult } from "@/db/queries/find-stored-result";
import { ONLY_KEY } from "@/db/results/kinds";
import type { OperatorRow } from "@/lib/operators/operator-comparison";
import { type ResultDay, resultDay } from "./result-day";

/** Every operator's record, and whose sites are made up for show: how many of how many, by the operator's slug. */
export type OperatorPage = { rows: OperatorRow[]; illustrative: Map<string | null, number>; day: ResultDay };

/** As the worker stored it; null while it has not. */
export async function operatorPage(): Promise<OperatorPage | null> {
  const stored = await findStoredResult(database(), "operators", ONLY_KEY);
  if (!stored) return null;
  const { rows, illustrative } = stored.figures;
  return {
    rows,
    illustrative: new Map(illustrative.map(({ operatorSlug, sites }) => [operatorSlug, sites])),
    day: resultDay(stored),
  };
}

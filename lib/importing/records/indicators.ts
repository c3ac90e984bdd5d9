import { groupBy } from "@/lib/domain/group-by";
import { type IndicatorKind, indicatorSteps, type SiteType } from "@/lib/domain/vocabulary";
import type { RecordRow } from "./files";
import { permitTypeOf } from "./permit-type";
import type { ReadRow } from "./read-rows";
import type { RecordClaim } from "./record-set";

type ClaimRow = { row: ReadRow<"claims">; record: RecordClaim };

/** The step that a row names; undefined when its kind has no such step. */
export function stepOf({ indicator_kind: kind, step }: RecordRow<"claims">): string | undefined {
  if (!Object.hasOwn(indicatorSteps, kind)) return undefined;
  return indicatorSteps[kind as IndicatorKind].find((one) => one === step);
}

/** What a cell says; undefined for an empty one. */
export const optional = (cell: string) => (cell === "" ? undefined : cell);

/**
 * What one row of claims says of its indicator. Only a data center has phases: at another kind of site each record is of the whole, and holds up
 * nothing.
 */
export function indicatorFields(cells: RecordRow<"claims">, type: SiteType) {
  const isDataCentre = type === "data_centre";
  const isWhole = cells.phase_ordinal === "0" || !isDataCentre;
  return {
    phase: isWhole ? null : Number(cells.phase_ordinal),
    kind: cells.indicator_kind,
    key: cells.indicator_key,
    title: optional(cells.indicator_title),
    counterparty: optional(cells.counterparty),
    ppaRole: cells.indicator_kind === "ppa" ? optional(cells.ppa_role) : undefined,
    holds: isWhole ? (isDataCentre ? optional(cells.holds) : "none") : undefined,
  };
}

/** A site's claims by indicator, as `RecordIndicator` fields. What tells most is the first row that says it. */
export function indicatorsOf(rows: readonly ClaimRow[], type: SiteType): Record<string, unknown>[] {
  const told = rows.map(({ row, record }) => ({ ...indicatorFields(row.cells, type), record }));
  return [...groupBy(told, ({ phase, kind, key }) => [phase, kind, key].join("|")).values()].map((own) => {
    const [{ phase, kind, key }] = own as [(typeof own)[number]];
    const said = (field: "title" | "counterparty" | "ppaRole" | "holds") =>
      own.map((one) => one[field]).find((cell) => cell !== undefined);
    return {
      ...{ phase, kind, key, title: said("title"), counterparty: said("counterparty") },
      permitType: kind === "permit" ? permitTypeOf(key, said("title") ?? "") : undefined,
      ...{ ppaRole: said("ppaRole"), holds: said("holds") },
      claims: own.map(({ record }) => record),
    };
  });
}

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

/**
 * A site's claims by indicator, as `RecordIndicator` fields. Only a data center has phases: at another kind of site each record is of the
 * whole, and holds up nothing.
 */
export function indicatorsOf(rows: readonly ClaimRow[], type: SiteType): Record<string, unknown>[] {
  const isDataCentre = type === "data_centre";
  const keyOf = ({ row: { cells } }: ClaimRow) =>
    [isDataCentre ? cells.phase_ordinal : "0", cells.indicator_kind, cells.indicator_key].join("|");
  return [...groupBy(rows, keyOf).values()].map((own) => {
    // What tells most: the first row that says it.
    const said = (column: keyof RecordRow<"claims">) =>
      own.map(({ row }) => row.cells[column]).find((cell) => cell !== "");
    const [{ cells }] = own.map(({ row }) => row) as [ReadRow<"claims">];
    const isWhole = cells.phase_ordinal === "0" || !isDataCentre;
    const kind = cells.indicator_kind;
    return {
      phase: isWhole ? null : Number(cells.phase_ordinal),
      kind,
      key: cells.indicator_key,
      title: said("indicator_title"),
      counterparty: said("counterparty"),
      permitType: kind === "permit" ? permitTypeOf(cells.indicator_key, said("indicator_title") ?? "") : undefined,
      ppaRole: kind === "ppa" ? said("ppa_role") : undefined,
      holds: !isWhole ? undefined : isDataCentre ? said("holds") : "none",
      claims: own.map(({ record }) => record),
    };
  });
}

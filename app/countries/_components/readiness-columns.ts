import type { EconomyReadiness } from "@/app/_data/readiness";
import {
  type ReadinessListQuery,
  type ReadinessSortKey,
  readinessBases,
  readinessSortDirection,
} from "@/lib/domain/readiness-list";
import type { IndicatorKind, Locale } from "@/lib/domain/vocabulary";

export type ColumnKey = ReadinessSortKey | "policies";
export const columnGroups = ["announced", "expected", "secured", "standing", "rules", "context"] as const;
export type ColumnGroup = (typeof columnGroups)[number];

/** The columns in their order, under their group; the first one, the economy, stands on its own. */
export const columnsOf: Record<ColumnGroup, readonly ColumnKey[]> = {
  announced: ["sites", "announced"],
  secured: ["power", "grid", "in_service", "equipment", "water", "permits", "secured"],
  expected: ["expected_2028", "expected_2030", "expected_2032"],
  standing: ["flags"],
  rules: ["policies"],
  context: ["capacity", "low_carbon", "water_stress"],
};

/** The kind of record that decides a column. */
export const kindOf: Partial<Record<ColumnKey, IndicatorKind>> = {
  power: "ppa",
  grid: "grid_interconnect",
  equipment: "transformer_order",
  water: "water_right",
  permits: "permit",
};

/** The context figure that a column shows. */
export const factOf = {
  capacity: "capacity-mw",
  low_carbon: "low-carbon-share-of-capacity",
  water_stress: "water-stress-sdg-642",
} as const;

export function contextFact({ economy }: EconomyReadiness, column: keyof typeof factOf) {
  return economy.facts.find((fact) => fact.indicator === factOf[column] && fact.region === null) ?? null;
}

/** What a column is sorted by; null is unknown, and always last. */
const sortValues: Record<ReadinessSortKey, (entry: EconomyReadiness, locale: Locale) => number | string | null> = {
  economy: ({ economy }, locale) => (locale === "ko" ? economy.nameKo : economy.nameEn),
  sites: ({ row }) => row.sites,
  announced: ({ row }) => {
    const first = readinessBases.find((basis) => row.announcedMegawatts[basis].value !== null);
    return row.announcedMegawatts[row.basis].value ?? (first ? -1 / (row.announcedMegawatts[first].value ?? 1) : null);
  },
  secured: ({ secured, place }) => (place === null ? (secured ? secured.low - 1 : null) : 1_000 - place),
  power: ({ row }) => row.firmPpaMegawatts.value,
  grid: ({ row }) => row.gridAgreementMegawatts.value,
  in_service: ({ row }) => row.inServiceMegawatts.value,
  equipment: ({ row }) => row.transformersOnOrder.orders.value,
  water: ({ row }) => row.waterSecuredMegawatts.value,
  permits: ({ row }) => row.permitsFinalMegawatts.value,
  expected_2028: ({ row }) => row.expectedInServiceMegawatts[2028].value,
  expected_2030: ({ row }) => row.expectedInServiceMegawatts[2030].value,
  expected_2032: ({ row }) => row.expectedInServiceMegawatts[2032].value,
  flags: ({ row: { openFlags, sites } }) =>
    sites === 0 ? null : openFlags.high * 1e6 + openFlags.medium * 1e3 + openFlags.task,
  capacity: (entry) => contextFact(entry, "capacity")?.value ?? null,
  low_carbon: (entry) => contextFact(entry, "low_carbon")?.value ?? null,
  water_stress: (entry) => contextFact(entry, "water_stress")?.value ?? null,
};

/** The rows that the query shows, in its order: unknown last whatever the direction, then more sites first, then by name. */
export function arrangeRows(rows: EconomyReadiness[], query: ReadinessListQuery, locale: Locale): EconomyReadiness[] {
  const shown = rows.filter(
    ({ economy, row }) =>
      query.show === null || (query.show === "apec" ? economy.isApecMember : row.sites + row.withdrawnPhases > 0),
  );
  const value = sortValues[query.sort];
  const sign = readinessSortDirection(query) === "desc" ? -1 : 1;
  const name = (entry: EconomyReadiness) => String(sortValues.economy(entry, locale));
  return shown.sort((a, b) => {
    const [x, y] = [value(a, locale), value(b, locale)];
    const byValue =
      x === null || y === null
        ? Number(x === null) - Number(y === null)
        : sign * (typeof x === "string" ? x.localeCompare(String(y), locale) : x - Number(y));
    return byValue || b.row.sites - a.row.sites || name(a).localeCompare(name(b), locale);
  });
}

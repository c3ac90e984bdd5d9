import Papa from "papaparse";
import type { EconomyReadiness } from "@/app/_data/readiness";
import { ATTRIBUTION } from "@/app/sites/export/phases-csv";
import { FORMULA_CELL } from "@/lib/format/formula-cell";
import { roundTo } from "@/lib/format/round";
import type { Figure } from "@/lib/readiness/types";
import type enCountries from "@/messages/en/countries.json";
import { contextFact } from "../_components/readiness-columns";

const BYTE_ORDER_MARK = "\uFEFF";

export type CsvLabel = keyof (typeof enCountries)["csvColumn"];
type Cell = string | number | boolean | null;
type Column = { key: string; label: string; cell: (entry: EconomyReadiness) => Cell };
type Options = {
  asOfOn: string;
  label: (key: CsvLabel, values?: { name: string }) => string;
  /** The reason why a figure, or a rank, is missing. */
  reason: (entry: EconomyReadiness, figure: Figure | null) => string;
};

const figures = {
  announced_facility: ({ row }) => row.announcedMegawatts.facility,
  announced_critical_it: ({ row }) => row.announcedMegawatts.critical_it,
  announced_grid_connection: ({ row }) => row.announcedMegawatts.grid_connection,
  announced_generation_nameplate: ({ row }) => row.announcedMegawatts.generation_nameplate,
  firm_ppa: ({ row }) => row.firmPpaMegawatts,
  contracted_ppa: ({ row }) => row.contractedPpaMegawatts,
  grid_agreement: ({ row }) => row.gridAgreementMegawatts,
  granted_grid: ({ row }) => row.grantedGridMegawatts,
  energised: ({ row }) => row.energisedMegawatts,
  in_service: ({ row }) => row.inServiceMegawatts,
  transformers_on_order: ({ row }) => row.transformersOnOrder.orders,
  transformers_on_order_units: ({ row }) => row.transformersOnOrder.units,
  transformers_delivered: ({ row }) => row.transformersDelivered.orders,
  transformers_delivered_units: ({ row }) => row.transformersDelivered.units,
  water_secured: ({ row }) => row.waterSecuredMegawatts,
  permits_final: ({ row }) => row.permitsFinalMegawatts,
  expected_2028: ({ row }) => row.expectedInServiceMegawatts[2028],
  expected_2030: ({ row }) => row.expectedInServiceMegawatts[2030],
  expected_2032: ({ row }) => row.expectedInServiceMegawatts[2032],
} satisfies Partial<Record<CsvLabel, (entry: EconomyReadiness) => Figure>>;

/** UTF-8 with a byte order mark; each figure is followed by how many records it covers and why it is unknown. */
export function readinessCsv(rows: EconomyReadiness[], options: Options): string {
  const columns = [...placeColumns(options), ...figureColumns(options), ...otherColumns(options)];
  const fields = columns.map(({ key, label }) => `${key} | ${label}`);
  const data = rows.map((entry) => columns.map(({ cell }) => cell(entry) ?? ""));
  return `${BYTE_ORDER_MARK}${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA_CELL, newline: "\r\n" })}\r\n`;
}

function plain({ label }: Options, cells: Partial<Record<CsvLabel, Column["cell"]>>): Column[] {
  return Object.entries(cells).map(([key, cell]) => ({ key, label: label(key as CsvLabel), cell }));
}

function placeColumns(options: Options): Column[] {
  return plain(options, {
    iso3: ({ economy }) => economy.iso3,
    name_en: ({ economy }) => economy.nameEn,
    name_ko: ({ economy }) => economy.nameKo,
    is_apec: ({ economy }) => economy.isApecMember,
    sites: ({ row }) => row.sites,
    phases: ({ row }) => row.phases,
    withdrawn_phases: ({ row }) => row.withdrawnPhases,
    phases_in_service_seen: ({ row }) => row.phasesInService?.seen ?? null,
    phases_in_service_probably: ({ row }) => row.phasesInService?.probably ?? null,
    basis: ({ row }) => row.basis,
  });
}

function figureColumns({ label, reason }: Options): Column[] {
  return Object.entries(figures).flatMap(([key, figureOf]) => {
    const name = label(key as CsvLabel);
    return [
      { key, label: name, cell: (entry) => roundTo(figureOf(entry).value, 3) },
      { key: `${key}_known_for`, label: label("covered", { name }), cell: (entry) => figureOf(entry).covered },
      { key: `${key}_of`, label: label("of", { name }), cell: (entry) => figureOf(entry).of },
      {
        key: `${key}_unknown_because`,
        label: label("reason", { name }),
        cell: (entry) => (figureOf(entry).value === null ? reason(entry, figureOf(entry)) : null),
      },
    ] satisfies Column[];
  });
}

function otherColumns(options: Options): Column[] {
  return plain(options, {
    secured_low: ({ secured }) => roundTo(secured?.low ?? null, 4),
    secured_high: ({ secured }) => roundTo(secured?.high ?? null, 4),
    effective_sites: ({ row }) => roundTo(row.effectiveSites, 2),
    rank: ({ place }) => place,
    not_ranked_because: (entry) => (entry.place === null ? options.reason(entry, null) : null),
    flags_high: ({ row }) => row.openFlags.high,
    flags_medium: ({ row }) => row.openFlags.medium,
    flags_tasks: ({ row }) => row.openFlags.task,
    policies: ({ economy }) =>
      economy.policies
        .map(
          ({ slug, thresholdMegawatts, status, mark }) =>
            `${slug} (${thresholdMegawatts ?? "-"} MW, ${status}, ${mark})`,
        )
        .join("; "),
    capacity_mw: (entry) => roundTo(contextFact(entry, "capacity")?.value ?? null, 2),
    capacity_year: (entry) => contextFact(entry, "capacity")?.year ?? null,
    low_carbon_percent: (entry) => roundTo(contextFact(entry, "low_carbon")?.value ?? null, 2),
    low_carbon_year: (entry) => contextFact(entry, "low_carbon")?.year ?? null,
    water_stress_percent: (entry) => roundTo(contextFact(entry, "water_stress")?.value ?? null, 2),
    water_stress_year: (entry) => contextFact(entry, "water_stress")?.year ?? null,
    scenario: () => "base",
    as_of_on: () => options.asOfOn,
    licence: () => ATTRIBUTION,
  });
}

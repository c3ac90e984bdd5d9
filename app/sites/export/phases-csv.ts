import Papa from "papaparse";
import type { PhaseListRow } from "@/app/_data/phases";
import { toIsoDate } from "@/lib/domain/dates";
import { FORMULA_CELL } from "@/lib/format/formula-cell";
import { roundTo } from "@/lib/format/round";
import type enSites from "@/messages/en/sites.json";
import { standingOf } from "../_components/phase-view";

export const ATTRIBUTION =
  "Epoch AI, Frontier Data Centers, CC BY 4.0; Ember; FAO AQUASTAT via Our World in Data. Forecasts by Leadtime are estimates, not advice.";
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

type Key = keyof (typeof enSites)["csvColumn"];

/** The columns in their order; the key is what programs read, the label beside it what people read. */
const columns = {
  site_slug: (row) => row.siteSlug,
  site_name_en: (row) => row.siteNameEn,
  site_name_ko: (row) => row.siteNameKo,
  phase: (row) => row.ordinal,
  phase_name_en: (row) => row.phaseNameEn,
  phase_name_ko: (row) => row.phaseNameKo,
  is_illustrative: (row) => row.isIllustrative,
  economy_iso3: (row) => row.iso3,
  economy_name_en: (row) => row.economyNameEn,
  economy_name_ko: (row) => row.economyNameKo,
  operator_name_en: (row) => row.operatorNameEn,
  operator_name_ko: (row) => row.operatorNameKo,
  grid_connection_megawatts: (row) => roundTo(row.gridConnectionMegawatts, 3),
  facility_megawatts: (row) => roundTo(row.facilityMegawatts, 3),
  critical_it_megawatts: (row) => roundTo(row.criticalItMegawatts, 3),
  generation_nameplate_megawatts: (row) => roundTo(row.generationNameplateMegawatts, 3),
  unknown_basis_megawatts: (row) => roundTo(row.unknownBasisMegawatts, 3),
  facility_capex: (row) => roundTo(row.facilityCapex, 0),
  accelerator_capex: (row) => roundTo(row.acceleratorCapex, 0),
  undivided_capex: (row) => roundTo(row.undividedCapex, 0),
  capex_currency: (row) => row.capexCurrency,
  state: (row) => row.state,
  stage: (row) => row.stage,
  announced_basis: (row) => row.announced?.basis,
  announced_earliest_on: (row) => row.announcedEarliestOn,
  announced_latest_on: (row) => row.announcedLatestOn,
  announced_precision: (row) => row.announcedPrecision,
  announced_mark: (row) => row.announcedMark,
  announced_source_class: (row) => row.announcedSourceClass,
  announced_publisher: (row) => row.announcedPublisher,
  in_service_on: (row) => (row.inServiceDay === null ? null : toIsoDate(row.inServiceDay)),
  p10_on: (row) => forecastOnly(row, row.p10On),
  p50_on: (row) => forecastOnly(row, row.p50On),
  p80_on: (row) => forecastOnly(row, row.p80On),
  p90_on: (row) => forecastOnly(row, row.p90On),
  probability_in_service: (row) => forecastOnly(row, roundTo(row.probabilityInService, 4)),
  last_looked_on: (row) => standingOf(row).lookedOn,
  overdue_days: (row) => standingOf(row).overdueDays,
  probability_by_announced: (row) => onTimeOf(row),
  probability_cancelled: (row) => forecastOnly(row, roundTo(row.probabilityCancelled, 4)),
  probability_not_within_ten_years: (row) => forecastOnly(row, roundTo(row.probabilityNotWithinTenYears, 4)),
  delay_cost_usd: (row) => forecastOnly(row, roundTo(row.delayCostUsd, 0)),
  delay_cost_share_of_capital: (row) => forecastOnly(row, roundTo(row.delayCostShare, 4)),
  capital_at_risk_usd: (row) => forecastOnly(row, roundTo(row.capitalAtRiskUsd, 0)),
  capital_at_risk_share_of_capital: (row) => forecastOnly(row, roundTo(row.capitalAtRiskShare, 4)),
  probability_npv_below_zero: (row) => forecastOnly(row, roundTo(row.probabilityBelowZero, 4)),
  probability_npv_below_zero_on_plan: (row) => forecastOnly(row, roundTo(row.probabilityBelowZeroOnPlan, 4)),
  flags_high: (row) => row.flagsHigh,
  flags_medium: (row) => row.flagsMedium,
  flags_tasks: (row) => row.flagsTasks,
  last_evidence_on: (row) => row.lastEvidenceOn,
  source_publisher: (row) => row.sourcePublisher,
  source_title: (row) => row.sourceTitle,
  source_url: (row) => row.sourceUrl,
  source_licence: (row) => row.sourceLicence,
  mark: (row) => row.mark,
  scenario: (row) => (row.state === null ? null : "base"),
  as_of_on: (row) => row.asOfOn,
  licence: () => ATTRIBUTION,
} as const satisfies Record<Key, (row: PhaseListRow) => string | number | boolean | null | undefined>;

/** As on screen: what is in service or withdrawn has nothing left to forecast. */
function forecastOnly<Value>(row: PhaseListRow, value: Value): Value | null {
  return row.state === "forecast" ? value : null;
}

/** Empty for a date that has passed: `overdue_days` says how long ago. */
function onTimeOf(row: PhaseListRow): number | null {
  return standingOf(row).overdueDays === null ? forecastOnly(row, roundTo(row.probabilityByAnnounced, 4)) : null;
}

/** So many phases take about ten milliseconds: the server answers others between two pieces. */
const PHASES_PER_PIECE = 200;

/**
 * The file in pieces, the head first. UTF-8 with a byte order mark, so that spreadsheets read Korean; cells that would run as formulas are
 * quoted away.
 */
export function* phasesCsv(rows: readonly PhaseListRow[], options: { label: (key: Key) => string }): Generator<string> {
  const keys = Object.keys(columns) as Key[];
  const lines = (data: unknown[][]) =>
    `${Papa.unparse(data, { escapeFormulae: FORMULA_CELL, newline: LINE_END })}${LINE_END}`;
  yield BYTE_ORDER_MARK + lines([keys.map((key) => `${key} | ${options.label(key)}`)]);
  for (let from = 0; from < rows.length; from += PHASES_PER_PIECE) {
    const piece = rows.slice(from, from + PHASES_PER_PIECE);
    yield lines(piece.map((row) => keys.map((key) => columns[key](row) ?? "")));
  }
}

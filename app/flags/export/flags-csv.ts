import Papa from "papaparse";
import type { FlagRow } from "@/app/_data/flags";
import { ATTRIBUTION } from "@/app/sites/export/phases-csv";
import { toIsoDate } from "@/lib/domain/dates";
import { FORMULA_CELL } from "@/lib/format/formula-cell";
import { roundTo } from "@/lib/format/round";
import type enFlags from "@/messages/en/flags.json";

const BYTE_ORDER_MARK = "\uFEFF";

type Key = keyof (typeof enFlags)["csvColumn"];
type Options = { asOfOn: string; label: (key: Key) => string };
type Cell = string | number | boolean | null;

/** The columns in their order; the key is what programs read, the label beside it what people read. */
const columns = {
  flag: (row) => row.id,
  kind: (row) => row.kind,
  rule: (row) => row.rule,
  severity: (row) => row.severity,
  standing: (row) => row.standing,
  since: (row) => row.since,
  site_slug: (row) => row.siteSlug,
  site_name_en: (row) => row.siteNameEn,
  site_name_ko: (row) => row.siteNameKo,
  is_whole_site: (row) => row.isWholeSite,
  phases: (row) => row.phases.map(({ ordinal }) => ordinal).join(" "),
  economy_iso3: (row) => row.iso3,
  policy: (row) => row.policySlug,
  dollars_usd: (row) => roundTo(row.dollarsUsd, 0),
  size_megawatt_months: (row) => roundTo(row.sizeMegawattMonths, 1),
  assumed_megawatts: (row) => roundTo(row.assumedMegawatts, 1),
  p50_on: (row) => row.p50On,
  numbers: (row) => numbersText(row.numbers),
  other_rules: (row) => row.lines.map(({ rule }) => rule).join(" "),
  claims: (row) => row.evidence.map(({ claimId }) => claimId).join(" "),
  said_by: (row) => row.said?.by ?? null,
  said_note: (row) => row.said?.note ?? null,
  said_until: (row) => row.said?.until ?? null,
  as_of_on: (_row, { asOfOn }) => asOfOn,
  licence: () => ATTRIBUTION,
} as const satisfies Record<Key, (row: FlagRow, options: Options) => Cell>;

/** `late_days=412; p50_day=2028-03-01`: dates as such, what is unknown left out. */
function numbersText(numbers: FlagRow["numbers"]): string {
  return Object.entries(numbers)
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) => `${name}=${name.endsWith("Day") && typeof value === "number" ? toIsoDate(value) : `${value}`}`,
    )
    .join("; ");
}

/** UTF-8 with a byte order mark, so that spreadsheets read Korean; cells that would run as formulas are quoted away. */
export function flagsCsv(rows: readonly FlagRow[], options: Options): string {
  const keys = Object.keys(columns) as Key[];
  const fields = keys.map((key) => `${key} | ${options.label(key)}`);
  const data = rows.map((row) => keys.map((key) => columns[key](row, options) ?? ""));
  return `${BYTE_ORDER_MARK}${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA_CELL, newline: "\r\n" })}\r\n`;
}

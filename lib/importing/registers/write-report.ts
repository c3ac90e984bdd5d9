import type { RowChange } from "./row-plan";
import type { StatedRow } from "./stated-row";

/** A row that an import would change, for a list. */
export type ChangedRow = { row: number; subject: string; changes: readonly RowChange[] };

/** A row that an import would add; at a site on record, or as a new one. */
export type AddedRow = { row: number; stated: StatedRow; slug: string | null };

/** The rows that are added, one line each: what was understood of them. */
export const addedLines = (rows: readonly AddedRow[]): string[] =>
  rows.map(({ row, stated, slug }) => {
    const { site, phase, indicators } = stated;
    const dates = indicators.flatMap(({ kind, claims }) =>
      claims.map((claim) => `${kind} ${claim.step} ${claim.kind} ${daysOf(claim)}`),
    );
    const size = phase?.megawatts == null ? "size not stated" : `${phase.megawatts} MW`;
    const where = slug === null ? (site.iso3 ?? "no economy") : `at ${slug}`;
    return `row ${row}, ${site.name} (${where}): ${[size, ...dates].join("; ")}`;
  });

/** The first and last day of a claim, or one where they are the same. */
function daysOf({ earliestOn, latestOn }: { earliestOn?: string; latestOn?: string }): string {
  if (earliestOn === latestOn) return earliestOn ?? "without a date";
  return `${earliestOn ?? "…"} to ${latestOn ?? "…"}`;
}

/** One change in words, e.g. `service in_service: 2027-03-31 → 2027-09-30 (183 days later)`. */
function describeChange(change: RowChange): string {
  const [from, to] = [change.from ?? "not stated", change.to ?? "not stated"];
  if (change.what === "megawatts") return `megawatts: ${from} → ${to}`;
  const { kind, key, step, slipDays } = change;
  const name = key === kind ? `${kind} ${step}` : `${kind} ${key} ${step}`;
  if (slipDays === null) return `${name}: ${from} → ${to}`;
  if (slipDays === 0) return `${name}: said otherwise of the same last day, ${to}`;
  return `${name}: ${from} → ${to} (${Math.abs(slipDays)} days ${slipDays > 0 ? "later" : "earlier"})`;
}

/** So many lines of a list are shown. */
export const MOST_LINES = 40;

/** The first lines of a list, and how many more there are. @param total of the whole list, where only its beginning is given */
export function listOf(title: string, lines: readonly string[], total = lines.length): string[] {
  if (total === 0) return [];
  const shown = lines.slice(0, MOST_LINES);
  const more = total - shown.length;
  return [`${title} (${total}):`, ...shown.map((line) => `  ${line}`), ...(more > 0 ? [`  … and ${more} more`] : [])];
}

/** The rows that change, one line each. */
export const changedLines = (rows: readonly ChangedRow[]): string[] =>
  rows.map(({ row, subject, changes }) => `row ${row}, ${subject}: ${changes.map(describeChange).join("; ")}`);

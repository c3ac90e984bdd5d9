import { counted } from "@/lib/domain/counted";
import type { ClaimKind, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { RowChange } from "./row-plan";
import { indicatorKey } from "./stated-indicators";
import type { StatedRow } from "./stated-row";

/** A row that an import would change, for a list. */
export type ChangedRow = { row: number; subject: string; changes: readonly RowChange[] };

/** A row that an import would add; at a site on record, or as a new one. */
export type AddedRow = { row: number; stated: StatedRow; slug: string | null };

/** What kinds, steps and claims are called. */
export type ReportWords = {
  indicatorKind: Record<IndicatorKind, string>;
  step: Record<MilestoneStep, string>;
  claimKind: Record<ClaimKind, string>;
};

/** The rows that are added, one line each: what was understood of them. */
export const addedLines = (rows: readonly AddedRow[], words: ReportWords): string[] =>
  rows.map(({ row, stated, slug }) => {
    const { site, phase, indicators } = stated;
    const dates = indicators.flatMap((indicator) =>
      indicator.claims.map(
        (claim) =>
          `${nameOf({ ...indicator, step: claim.step }, words)}, ${words.claimKind[claim.kind]} ${daysOf(claim)}`,
      ),
    );
    const where = slug === null ? (site.iso3 ?? "no economy") : `at ${slug}`;
    return `row ${row}, ${site.name} (${where}): ${[sizeOf(phase?.megawatts), ...dates].join("; ")}`;
  });

const sizeOf = (megawatts: string | null | undefined) => (megawatts == null ? "size not stated" : `${megawatts} MW`);

/** A step of an indicator, e.g. `Grid connection, energised`, with its key where it has one of its own. */
function nameOf(
  { kind, key, step }: { kind: IndicatorKind; key: string; step: MilestoneStep },
  words: ReportWords,
): string {
  const own = key === indicatorKey({ kind }) ? "" : ` (${key})`;
  return `${words.indicatorKind[kind]}${own}, ${words.step[step]}`;
}

/** The first and last day of a claim, or one where they are the same. */
function daysOf({ earliestOn, latestOn }: { earliestOn?: string; latestOn?: string }): string {
  if (earliestOn === latestOn) return earliestOn ?? "without a date";
  return `${earliestOn ?? "…"} to ${latestOn ?? "…"}`;
}

/** One change in words, e.g. `Service, in service: 2027-03-31 → 2027-09-30 (183 days later)`. */
function describeChange(change: RowChange, words: ReportWords): string {
  if (change.what === "megawatts") return `${sizeOf(change.from)} → ${sizeOf(change.to)}`;
  const { slipDays } = change;
  const [from, to] = [change.from ?? "not stated", change.to ?? "not stated"];
  const name = nameOf(change, words);
  if (slipDays === null) return `${name}: ${from} → ${to}`;
  if (slipDays === 0) return `${name}: said otherwise of the same last day, ${to}`;
  return `${name}: ${from} → ${to} (${counted(Math.abs(slipDays), "day")} ${slipDays > 0 ? "later" : "earlier"})`;
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
export const changedLines = (rows: readonly ChangedRow[], words: ReportWords): string[] =>
  rows.map(({ row, subject, changes }) => {
    const parts = changes.map((change) => describeChange(change, words));
    return `row ${row}, ${subject}: ${parts.join("; ")}`;
  });

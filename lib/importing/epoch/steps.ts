import { uniteNumbers } from "./building-numbers";
import type { PublishedRow, PublishedState } from "./types";

/** A day on which a site's running total reaches a new maximum: what starts to earn then is one phase. */
export type PublishedStep = {
  site: string;
  /** From 1, in order of time. */
  ordinal: number;
  date: string;
  cumulativeMegawatts: number;
  addedMegawatts: number;
  /** Named by the prose and not yet in service before; empty when it names none. */
  buildings: number[];
  /** What this step adds, price year 2025; null when the publication does not say. */
  computeCapexUsd: number | null;
  constructionCapexUsd: number | null;
  rowNumber: number;
  status: string | null;
  /** A row by the day of publication says that these buildings were seen in operation. */
  isConfirmed: boolean;
};

/** A running total that fell within one publication. */
export type Decrease = { site: string; date: string; fromMegawatts: number; toMegawatts: number };

export function rowsOfSite(state: PublishedState, site: string): PublishedRow[] {
  return state.rows.filter((row) => row.site === site).sort(byTime);
}

const byTime = (a: PublishedRow, b: PublishedRow) => a.date.localeCompare(b.date) || a.rowNumber - b.rowNumber;

/** The steps of one site's rows, which are in order of time. Of several rows on one day the highest total counts. */
export function findSteps(rows: readonly PublishedRow[], publishedOn: string): PublishedStep[] {
  const steps: PublishedStep[] = [];
  const inService = new Set<number>();
  rows.forEach((row, index) => {
    const before = steps.at(-1);
    const total = row.cumulativeMegawatts ?? 0;
    if (total <= (before?.cumulativeMegawatts ?? 0)) return;
    if (rows.some((other) => other.date === row.date && (other.cumulativeMegawatts ?? 0) > total)) return;
    const next = rows.findIndex((other) => (other.cumulativeMegawatts ?? 0) > total);
    const plateau = rows.slice(index, next === -1 ? undefined : next);
    const buildings = row.buildingsInService.filter((number) => !inService.has(number));
    for (const number of buildings) inService.add(number);
    steps.push({
      site: row.site,
      ordinal: steps.length + 1,
      date: row.date,
      cumulativeMegawatts: total,
      addedMegawatts: round(total - (before?.cumulativeMegawatts ?? 0)),
      buildings,
      computeCapexUsd: firstAmount(plateau, "computeCapexUsd"),
      constructionCapexUsd: firstAmount(plateau, "constructionCapexUsd"),
      rowNumber: row.rowNumber,
      status: row.status,
      isConfirmed: false,
    });
  });
  return steps.map((step, index) => ({
    ...step,
    computeCapexUsd: addedSince(steps[index - 1], step, "computeCapexUsd"),
    constructionCapexUsd: addedSince(steps[index - 1], step, "constructionCapexUsd"),
    isConfirmed: isConfirmed(steps, index, rows, publishedOn),
  }));
}

type CapexField = "computeCapexUsd" | "constructionCapexUsd";

/** A total of 0 beside power is a cell that nobody filled in: the next row of the same total may have it. */
const firstAmount = (rows: readonly PublishedRow[], field: CapexField) =>
  rows.map((row) => row[field]).find((amount) => amount !== null && amount > 0) ?? null;

function addedSince(before: PublishedStep | undefined, step: PublishedStep, field: CapexField): number | null {
  const [from, to] = [before ? before[field] : 0, step[field]];
  return from !== null && to !== null && to > from ? to - from : null;
}

/** A confirming row is about the buildings that it names; naming none, about the newest step of its day. */
function isConfirmed(
  steps: PublishedStep[],
  index: number,
  rows: readonly PublishedRow[],
  publishedOn: string,
): boolean {
  const step = steps[index];
  if (!step) return false;
  return rows.some((row) => {
    if (!row.operationConfirmed || row.date < step.date || row.date > publishedOn) return false;
    if (row.rowNumber === step.rowNumber) return true;
    const known = uniteNumbers(steps.map((other) => (other.date <= row.date ? other.buildings : [])));
    if (row.buildingsNamed.some((number) => known.includes(number)))
      return step.buildings.some((number) => row.buildingsNamed.includes(number));
    return steps.findLastIndex((other) => other.date <= row.date) === index;
  });
}

export function findDecreases(rows: readonly PublishedRow[]): Decrease[] {
  const known = rows.filter((row) => row.cumulativeMegawatts !== null);
  return known.flatMap((row, index) => {
    const before = known[index - 1]?.cumulativeMegawatts ?? 0;
    const total = row.cumulativeMegawatts ?? 0;
    return total < before ? [{ site: row.site, date: row.date, fromMegawatts: before, toMegawatts: total }] : [];
  });
}

/** Floating-point dust out: a thousandth of a megawatt is finer than any publication. */
const round = (megawatts: number) => Math.round(megawatts * 1000) / 1000;

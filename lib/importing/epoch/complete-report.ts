import type { FileProblem } from "../problem";
import { type ImportReport, isRevision } from "./report";
import type { PublishedState } from "./types";

/** The report of an import before anything was done. */
export function emptyReport(state: PublishedState, notUnderstood: FileProblem[]): ImportReport {
  const sites = { sitesNew: 0, sitesMatched: 0, sitesAbsent: 0, rows: state.rows.length };
  const steps = { steps: 0, matched: 0, unchanged: 0, slipped: 0, pulled_in: 0, restated: 0, new: 0, lost: 0 };
  return {
    outcome: "imported",
    publishedOn: state.publishedOn,
    counts: { ...sites, ...steps, claimsAdded: 0, phasesAdded: 0 },
    sites: [],
    sitesAbsent: [],
    steps: [],
    megawattRevisions: [],
    decreases: [],
    notUnderstood: [...notUnderstood],
    quarantined: [],
    notPlaced: [],
    rowsWithoutStep: [],
  };
}

/** Adds what follows from the steps and sites of a report: revisions, decreases and all counts. */
export function completeReport(report: ImportReport, counted: { claimsAdded: number; phasesAdded: number }): void {
  const { counts } = report;
  report.megawattRevisions = report.steps.filter(isRevision);
  for (const step of report.steps) {
    const { earlierMegawatts, megawatts } = step;
    if (earlierMegawatts !== null && megawatts !== null && earlierMegawatts - megawatts > 0.5) {
      const fall = { fromMegawatts: earlierMegawatts, toMegawatts: megawatts, date: step.date ?? "" };
      report.decreases.push({ site: step.site, ...fall, kind: "between" });
    }
    counts[step.outcome] += 1;
  }
  counts.matched = counts.unchanged + counts.slipped + counts.pulled_in;
  counts.steps = counts.matched + counts.restated + counts.new;
  counts.sitesNew = report.sites.filter((site) => site.outcome === "new").length;
  counts.sitesMatched = report.sites.length - counts.sitesNew;
  counts.sitesAbsent = report.sitesAbsent.length;
  Object.assign(counts, counted);
}

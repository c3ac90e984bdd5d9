import { describeProblem } from "../problem";
import type { ImportReport, StepReport } from "./report";

/** The report as lines for a terminal. */
export function writeReport(report: ImportReport): string[] {
  const { counts, sites } = report;
  const compared = [...new Set(sites.map((site) => site.comparedWith).filter((day) => day !== null))].sort();
  const lines = [
    `Published ${report.publishedOn}${compared.length > 0 ? `, compared with ${compared.join(", ")}` : ""}`,
    `Sites: ${counts.sitesNew} new, ${counts.sitesMatched} matched, ${counts.sitesAbsent} absent${list(report.sitesAbsent)}`,
    `Rows: ${counts.rows}, of them ${report.rowsWithoutStep.length} without a step`,
    `Steps: ${counts.steps} (${counts.matched} matched: ${counts.unchanged} unchanged, ${counts.slipped} slipped, ${counts.pulled_in} pulled in; ${counts.restated} restated; ${counts.new} new); ${counts.lost} of the other publication lost`,
    `Added: ${counts.phasesAdded} phases, ${counts.claimsAdded} claims`,
  ];
  const section = (title: string, items: string[]) => {
    if (items.length > 0) lines.push(`${title}:`, ...items.map((item) => `  ${item}`));
  };
  const of = (...outcomes: StepReport["outcome"][]) => report.steps.filter((step) => outcomes.includes(step.outcome));
  section(
    "Renamed (taken for the same site by its address)",
    sites.filter((site) => site.formerName).map((site) => `${site.formerName} → ${site.name}`),
  );
  section(
    "Slipped or pulled in",
    of("slipped", "pulled_in").map(
      (step) => `${head(step)} ${dates(step)}, ${signed(step.slipDays ?? 0)} days (by ${step.by})`,
    ),
  );
  section(
    "Restated (no slip computed)",
    of("restated").map((step) => `${head(step)} ${dates(step)}, ${megawatts(step)} (by ${step.by})`),
  );
  section(
    "Lost",
    of("lost").map(
      (step) =>
        `${head(step)} ${step.earlierDate}, ${step.earlierMegawatts} MW: ${step.fate ?? "kept"}. ${step.note ?? ""}`,
    ),
  );
  section(
    "Megawatts revised",
    report.megawattRevisions.map((step) => `${head(step)} ${megawatts(step)}`),
  );
  section(
    "Running total fell within the publication",
    report.decreases
      .filter((fall) => fall.kind === "within")
      .map((fall) => `${fall.site}, ${fall.date}: ${fall.fromMegawatts} → ${fall.toMegawatts} MW`),
  );
  section(
    "Not placed (the phases on record come from other sources and stay as they are)",
    report.notPlaced.map((step) => `${step.site}, ${step.step}: ${step.date}, ${step.megawatts} MW: ${step.reason}`),
  );
  section("Not understood", report.notUnderstood.map(describeProblem));
  section("Quarantined: left out, kept, and taken in when mended", report.quarantined.map(describeProblem));
  return lines;
}

const list = (names: string[]) => (names.length > 0 ? ` (${names.join(", ")})` : "");
const head = (step: StepReport) => `${step.site}, ${step.step}:`;
const dates = (step: StepReport) =>
  step.earlierDate === step.date ? `${step.date}` : `${step.earlierDate} → ${step.date}`;
const megawatts = (step: StepReport) => `${step.earlierMegawatts} → ${step.megawatts} MW`;
const signed = (days: number) => (days > 0 ? `+${days}` : `${days}`);

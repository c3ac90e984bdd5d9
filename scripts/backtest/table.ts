import type { Skill } from "@/lib/scoring/skill";
import type { SlipModels } from "@/lib/slips/shipped-models";

/** Lines of equally wide columns, the first to the left and the others to the right. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A skill and its interval, a cell each. */
export function skillCells({ skill, interval }: Skill): [string, string] {
  return [
    skill === null ? "none" : skill.toFixed(3),
    interval === null ? "none" : `${interval[0].toFixed(3)} to ${interval[1].toFixed(3)}`,
  ];
}

/** The parameters that were scored, in one line. */
export function parameterLine({ slip, waitClass, cancelledPerYear }: SlipModels): string {
  return (
    `Slip: ${regressionText(slip)}; overdue ${slip.overdue.medianDays.toFixed(0)} d, ${slip.overdue.sigma.toFixed(2)}. ` +
    `Class: ${waitClass.medianDays.toFixed(0)} d, ${waitClass.sigma.toFixed(3)}. Cancelled ${percent(cancelledPerYear)} a year`
  );
}

/** The regression of a slip, as a formula. */
export function regressionText({ intercept, hSlope, offsetDays, ageSlope, sigma }: SlipModels["slip"]): string {
  return (
    `ln R = ${intercept.toFixed(3)} + ${hSlope.toFixed(3)} ln(h + ${offsetDays}) ${signed(ageSlope)} ln(1 + age), ` +
    `sigma ${sigma.toFixed(3)}`
  );
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"} ${Math.abs(value).toFixed(3)}`;
}

import { IsoDate } from "@/lib/domain/dates";
import { nameKey } from "@/lib/domain/name-key";
import type { InputProblem } from "@/lib/domain/result";
import type { PublishedState } from "./types";

/**
 * What every state must hold, whether it was read from files or made otherwise. Empty when all is well.
 * @param latestDay the latest day anywhere on Earth
 */
export function findStateProblems(state: PublishedState, latestDay: string): InputProblem[] {
  const problems: InputProblem[] = [];
  const { publishedOn } = state;
  if (!IsoDate.safeParse(publishedOn).success)
    problems.push({ field: "publishedOn", value: publishedOn, reason: "is not a date: expected YYYY-MM-DD" });
  else if (publishedOn > latestDay)
    problems.push({
      field: "publishedOn",
      value: publishedOn,
      reason: `is later than ${latestDay}, the latest day anywhere`,
    });
  if (state.sites.length === 0) problems.push({ field: "sites", value: null, reason: "holds no site" });

  const owners = new Map<string, string>();
  for (const site of state.sites) {
    for (const key of new Set([site.name, site.title, ...site.aliases].map(nameKey))) {
      const owner = owners.get(key);
      if (owner !== undefined)
        problems.push({ field: "sites.name", value: site.name, reason: `names the same site as "${owner}"` });
      owners.set(key, site.name);
    }
  }
  const names = new Set(state.sites.map((site) => site.name));
  const rowNumbers = new Set<number>();
  for (const row of state.rows) {
    const field = `rows.${row.rowNumber}`;
    const megawatts = row.cumulativeMegawatts;
    if (!names.has(row.site)) problems.push({ field, value: row.site, reason: "is no site of this publication" });
    if (!IsoDate.safeParse(row.date).success) problems.push({ field, value: row.date, reason: "is not a date" });
    if (rowNumbers.has(row.rowNumber))
      problems.push({ field, value: row.rowNumber, reason: "this row number is used twice" });
    if (megawatts !== null && !(megawatts >= 0 && Number.isFinite(megawatts)))
      problems.push({ field, value: megawatts, reason: "megawatts are a number of zero or more" });
    rowNumbers.add(row.rowNumber);
  }
  return problems;
}

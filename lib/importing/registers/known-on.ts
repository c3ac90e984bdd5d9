import { type KnownDay, knownDayOf } from "../records/known-day";
import type { ReadDateCell } from "./column-dates";
import type { RowFindings } from "./row-findings";

/**
 * The day of a column that says when something was said: the last day of a month, quarter or year, but none after the publication.
 * @returns null for a blank cell and a stand-in, and for a cell that cannot be taken, which is then among the findings
 */
export function dayOfColumn(
  findings: RowFindings,
  field: "known_on" | "status_on",
  readDate: ReadDateCell,
  publishedOn: string,
): KnownDay | null {
  const [said] = findings.said(field);
  const date = said ? readDate(said) : null;
  if (said === undefined || date === null) return null;
  const known = knownDayOf(date, publishedOn);
  const isLater = (date.earliestOn ?? "") > publishedOn;
  if (known !== null && !isLater) return known;
  const reason = isLater
    ? `lies after the day of the publication, ${publishedOn}`
    : "is no day, month, quarter or year, as the day of a statement is";
  findings.refuse(said.column.title, said.text, reason);
  return null;
}

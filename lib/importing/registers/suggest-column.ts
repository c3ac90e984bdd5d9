import { nameKey } from "@/lib/domain/name-key";
import type { TableColumn } from "../table/column-titles";
import { readUnit } from "../table/units";
import type { ColumnValues } from "./column-values";
import type { ColumnMeaning } from "./mapping";
import { claimOfTitle } from "./words/claim-words";
import { stepOfTitle } from "./words/date-words";
import { fieldOfTitle } from "./words/field-words";
import { basisOfTitle, isPowerTitle } from "./words/power-words";

/** What a column probably says, or why that is not clear. */
export type SuggestedColumn = { meaning: ColumnMeaning } | { remark: string };

const POWER_UNITS = new Set(["W", "kW", "MW", "GW"]);
/** Units that a column of its own may hold; a single letter is rather a name than watts. */
const ROW_UNITS = new Set(["kW", "MW", "GW"]);
/** So many different words are still a list of states; more are names or remarks. */
const MOST_STATUSES = 30;

/** Suggests what a column says, by the words of its title and by what its cells hold. */
export function suggestColumn(column: TableColumn, values: ColumnValues, publishedOn: string): SuggestedColumn {
  const key = nameKey(column.title);
  if (values.filled === 0) return { remark: "holds nothing in the first rows" };
  const field = fieldOfTitle(key);
  const isAmount = isPower(column, key) && values.areAmounts;
  if (values.areDates && !isAmount) {
    if (field === "known_on" || field === "status_on") return { meaning: { field } };
    if (stepOfTitle(key)) return suggestDate(key, values, publishedOn);
  }
  if (isAmount) return { meaning: { field: "megawatts", basis: basisOfTitle(key) } };
  if ([...values.words.values()].every((word) => ROW_UNITS.has(readUnit(word) ?? "")))
    return { meaning: { field: "unit" } };
  switch (field) {
    case null:
      return { remark: "has a title that is not known" };
    case "known_on":
    case "status_on":
      return { remark: "is called a date, but holds few dates" };
    case "megawatts":
      return { remark: "is called an amount, but holds few amounts" };
    case "status": {
      const isList = values.words.size <= MOST_STATUSES && !values.areDates;
      return isList ? { meaning: { field } } : { remark: "is called a status, but holds too many words for one" };
    }
    case "latitude":
    case "longitude":
      return { meaning: { field } };
    default:
      return values.areDates && !values.areAmounts
        ? { remark: `is called "${field}", but holds dates` }
        : { meaning: { field } };
  }
}

const isPower = ({ unit }: TableColumn, key: string) => (unit === null ? isPowerTitle(key) : POWER_UNITS.has(unit));

function suggestDate(key: string, { days }: ColumnValues, publishedOn: string): SuggestedColumn {
  const step = stepOfTitle(key);
  if (step === null) return { remark: "holds dates of which the title does not say what happens on them" };
  const { isDone, ...milestone } = step;
  const said = claimOfTitle(key);
  const isAllPast = days !== null && days.last <= publishedOn;
  const isAllFuture = days !== null && days.first > publishedOn;
  const claim = said ?? (isDone ? "actual" : isAllPast ? null : "promised");
  if (claim === "actual" && days !== null && !isAllPast)
    return { remark: `looks like facts, but holds days after ${publishedOn}: facts or plans?` };
  if (claim === null || (isDone && said === null && isAllFuture))
    return { remark: `holds no day after ${publishedOn}: plans of which all are due, or facts?` };
  return { meaning: { field: "date", ...milestone, claim } };
}

import type { DecimalSign } from "./number-readings";

/** Answers to what a sheet leaves open, and what an adapter knows of its publisher's files. */
export type TableChoices = {
  decimalSign?: DecimalSign;
  /** The header's rows, as a spreadsheet counts them. */
  headerRows?: readonly number[];
  /** An amount merged over several rows: said once for all of them, or the same for each. */
  mergedNumbers?: "first_row" | "each_row";
};

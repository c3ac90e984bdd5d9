import {
  type ArticleDrivers,
  type ArticleParameter,
  articleDrivers,
  articleParameterRows,
  parameterRow,
} from "./article-parameters";
import { type DriverYear, driverYear } from "./driver-model";

type Rows = readonly ArticleParameter[];

/** A band from the low to the high end of utilisation; USD a year. */
export type Band = { low: DriverYear; central: DriverYear; high: DriverYear };

/** The article's base band: its drivers over the range of utilisation. Calibrated to the article. @throws as `articleDrivers` */
export function baseBand(rows: Rows = articleParameterRows): Band {
  return bandOf(articleDrivers(rows), rows);
}

/**
 * The base band with another share of the MW in service, such as the engine's own for 2029; the costs stay.
 * @throws ZodError for a share that is not above 0 and at most 1
 */
export function withInServiceShare(inServiceShare: number, rows: Rows = articleParameterRows): Band {
  return bandOf({ ...articleDrivers(rows), inServiceShare }, rows);
}

export const UTILISATION_ENDS = { low: "article-utilisation-low", high: "article-utilisation-high" } as const;

export function bandOf(drivers: ArticleDrivers, rows: Rows): Band {
  const at = (slug: string) => driverYear({ ...drivers, utilisation: parameterRow(rows, slug).value });
  return { low: at(UTILISATION_ENDS.low), central: driverYear(drivers), high: at(UTILISATION_ENDS.high) };
}

import { z } from "zod";
import { flagRules, flagSeverities } from "./words";

/** The state of the list of flags, as its address holds it. Whatever cannot be read is as if it were not there. */
export const FlagListQuery = z.object({
  severity: z.enum(flagSeverities).nullable().catch(null),
  rule: z.enum(flagRules).nullable().catch(null),
  /** ISO 3166 alpha-3, or `unknown`. */
  economy: z
    .string()
    .regex(/^([A-Z]{3}|unknown)$/)
    .nullable()
    .catch(null),
  page: z.coerce
    .number()
    .transform((n) => Math.min(100_000, Math.max(1, Math.trunc(n))))
    .pipe(z.int())
    .catch(1),
});
export type FlagListQuery = z.infer<typeof FlagListQuery>;

export const FLAG_PAGE_SIZE = 50;

export function parseFlagListQuery(parameters: Record<string, string | string[] | undefined>): FlagListQuery {
  const first = Object.entries(parameters).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]);
  return FlagListQuery.parse(Object.fromEntries(first));
}

/** The shortest address of a state: empty, or starting with `?`. */
export function writeFlagListQuery(query: FlagListQuery): string {
  const parameters = new URLSearchParams();
  for (const key of ["severity", "rule", "economy"] as const) if (query[key]) parameters.set(key, query[key]);
  if (query.page > 1) parameters.set("page", String(query.page));
  const written = parameters.toString();
  return written && `?${written}`;
}

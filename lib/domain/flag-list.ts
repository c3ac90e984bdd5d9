import { z } from "zod";
import { type AddressParameters, firstOfEach, type ListAddress, writeListAddress } from "./list-address";
import { flagRules, flagSeverities } from "./vocabulary";

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

export function parseFlagListQuery(parameters: AddressParameters): FlagListQuery {
  return FlagListQuery.parse(firstOfEach(parameters));
}

/** The shortest address of a state. */
export const writeFlagListQuery = (query: FlagListQuery): ListAddress => writeListAddress(FlagListQuery, query);

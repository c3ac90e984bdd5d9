import { z } from "zod";
import { type AddressParameters, firstOfEach, type ListAddress, writeListAddress } from "@/lib/domain/list-address";
import { flagKinds, flagRules, riskSeverities } from "./types";

/** Which flags a list shows by how they stand; null, the usual one: raised and escalated ones. */
export const shownStandings = ["escalated", "acknowledged", "cleared"] as const;

/** The state of the list of flags, as its address holds it. Whatever cannot be read is as if it were not there. */
export const FlagListQuery = z.object({
  kind: z.enum(flagKinds).catch("risk"),
  severity: z.enum(riskSeverities).nullable().catch(null),
  rule: z.enum(flagRules).nullable().catch(null),
  /** ISO 3166 alpha-3, or `unknown`. */
  economy: z
    .string()
    .regex(/^([A-Z]{3}|unknown)$/)
    .nullable()
    .catch(null),
  standing: z.enum(shownStandings).nullable().catch(null),
  page: z.coerce
    .number()
    .transform((n) => Math.min(100_000, Math.max(1, Math.trunc(n))))
    .pipe(z.int())
    .catch(1),
});
export type FlagListQuery = z.infer<typeof FlagListQuery>;

/** Sites, and rules of a place, on a page of the list. */
export const FLAG_PAGE_SIZE = 25;

export function parseFlagListQuery(parameters: AddressParameters): FlagListQuery {
  return FlagListQuery.parse(firstOfEach(parameters));
}

/** The shortest address of a state. */
export const writeFlagListQuery = (query: FlagListQuery): ListAddress => writeListAddress(FlagListQuery, query);

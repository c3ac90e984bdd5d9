import { z } from "zod";
import { type AddressParameters, firstOfEach, type ListAddress, writeListAddress } from "./list-address";
import { searchText } from "./plain-text";
import { flagLevels } from "./vocabulary";

/**
 * What the list of phases can be sorted by; `risk` is the delay cost against the sponsor's first baseline, then the capital at risk, then, where no
 * amount is known, megawatts × days late; open phases first.
 */
export const phaseSortKeys = [
  "risk",
  "site",
  "economy",
  "operator",
  "megawatts",
  "announced",
  "p50",
  "p80",
  "on_time",
  "cancelled",
  "delay_cost",
  "at_risk",
  "flags",
  "last_evidence",
] as const;
export type PhaseSortKey = (typeof phaseSortKeys)[number];

export const phaseStages = [
  "open",
  "announced",
  "permitted",
  "under_construction",
  "energised",
  "probably_in_service",
  "in_service",
  "withdrawn",
] as const;
export const flaggedFilters = ["any", ...flagLevels, "none"] as const;

const MAX_PAGE_SIZE = 100;
const text = (max: number) => z.preprocess((value) => searchText(value, max), z.string().nullable());
const whole = (min: number, max: number, otherwise: number) =>
  z.coerce
    .number()
    .transform((n) => Math.min(max, Math.max(min, Math.trunc(n))))
    .pipe(z.int())
    .catch(otherwise);

/** The state of the list, as its address holds it. Whatever cannot be read is as if it were not there; nothing throws. */
export const PhaseListQuery = z.object({
  q: text(80),
  /** ISO 3166 alpha-3, or `unknown`. */
  economy: z
    .string()
    .regex(/^([A-Z]{3}|unknown)$/)
    .nullable()
    .catch(null),
  /** An organisation's slug. */
  operator: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .nullable()
    .catch(null),
  flagged: z.enum(flaggedFilters).nullable().catch(null),
  stage: z.enum(phaseStages).nullable().catch(null),
  /** Only phases whose P50 is more than so many days after the announced date. */
  late: whole(0, 10_000, -1)
    .transform((n) => (n === -1 ? null : n))
    .nullable()
    .prefault(null),
  sort: z.enum(phaseSortKeys).catch("risk"),
  /** Null: the way in which the column is usually read. */
  dir: z.enum(["asc", "desc"]).nullable().catch(null),
  page: whole(1, 100_000, 1),
  size: whole(10, MAX_PAGE_SIZE, 50),
});
export type PhaseListQuery = z.infer<typeof PhaseListQuery>;

const usuallyDescending: readonly PhaseSortKey[] = [
  "risk",
  "megawatts",
  "cancelled",
  "delay_cost",
  "at_risk",
  "flags",
  "last_evidence",
];

/** The direction in force: the one asked for, else the column's usual one. */
export function sortDirection(query: Pick<PhaseListQuery, "sort" | "dir">): "asc" | "desc" {
  return query.dir ?? (usuallyDescending.includes(query.sort) ? "desc" : "asc");
}

/** Reads the address; of a repeated parameter the first counts, and an empty one (a form's untouched field) is none. */
export function parsePhaseListQuery(parameters: AddressParameters): PhaseListQuery {
  return PhaseListQuery.parse(firstOfEach(parameters));
}

/** The shortest address of a state. */
export const writePhaseListQuery = (query: PhaseListQuery): ListAddress => writeListAddress(PhaseListQuery, query);

/** A state with something changed; the page starts again at 1 unless it is what changes. */
export function withChange(query: PhaseListQuery, change: Partial<PhaseListQuery>): PhaseListQuery {
  return { ...query, page: 1, ...change };
}

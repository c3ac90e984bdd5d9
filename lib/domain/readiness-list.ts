import { z } from "zod";
import { type AddressParameters, firstOfEach, type ListAddress, writeListAddress } from "./list-address";

/** What the readiness table can be sorted by; the ids are its columns. */
export const readinessSortKeys = [
  "economy",
  "sites",
  "announced",
  "secured",
  "power",
  "grid",
  "in_service",
  "equipment",
  "water",
  "permits",
  "expected_2028",
  "expected_2030",
  "expected_2032",
  "flags",
  "capacity",
  "low_carbon",
  "water_stress",
] as const;
export type ReadinessSortKey = (typeof readinessSortKeys)[number];

/** The bases that a data center's size is given in; generation is none. */
export const readinessBases = ["facility", "critical_it", "grid_connection"] as const;

/** The state of the table, as its address holds it. Whatever cannot be read is as if it were not there; nothing throws. */
export const ReadinessListQuery = z.object({
  /** Null: the basis that covers most phases. */
  basis: z.enum(readinessBases).nullable().catch(null),
  /** `with_sites` leaves out the economies without any. */
  show: z.enum(["with_sites", "apec"]).nullable().catch(null),
  sort: z.enum(readinessSortKeys).catch("expected_2030"),
  /** Null: the way in which the column is usually read. */
  dir: z.enum(["asc", "desc"]).nullable().catch(null),
});
export type ReadinessListQuery = z.infer<typeof ReadinessListQuery>;

export function readinessSortDirection(query: Pick<ReadinessListQuery, "sort" | "dir">): "asc" | "desc" {
  const usual = query.sort === "economy" || query.sort === "water_stress" ? "asc" : "desc";
  return query.dir ?? usual;
}

/** Reads the address; of a repeated parameter the first counts. */
export function parseReadinessListQuery(parameters: AddressParameters): ReadinessListQuery {
  return ReadinessListQuery.parse(firstOfEach(parameters));
}

/** The shortest address of a state. */
export const writeReadinessListQuery = (query: ReadinessListQuery): ListAddress =>
  writeListAddress(ReadinessListQuery, query);

import type { RecordClaim, RecordIndicator, RecordPhase, RecordSite } from "../records/record-set";

/** A claim as a row of a register states it: its source is the register's publication. */
export type StatedClaim = Omit<RecordClaim, "source">;
/** Of the row's phase, or of the whole site where `phase` is null. */
export type StatedIndicator = Omit<RecordIndicator, "claims"> & { claims: StatedClaim[] };
/** What the row's phase adds; its ordinal is found when the row is compared with what is on record. */
export type StatedPhase = Pick<RecordPhase, "megawatts" | "basis"> & { name: string | null };

/** What one row of a register says, whatever its columns: the same for every register and every adapter. */
export type StatedRow = {
  /** Tells the row from the others of its register, in this and in other publications: the cells of the merge key, joined by ` | `. */
  key: string;
  rowNumber: number;
  site: Pick<
    RecordSite,
    | "type"
    | "region"
    | "locality"
    | "latitude"
    | "longitude"
    | "name"
    | "localName"
    | "aliases"
    | "operators"
    | "owners"
    | "users"
    | "utility"
  > & {
    /** The register's own number of the site or project; null where it has none. */
    registerId: string | null;
    /** Null: the row names no economy. */
    iso3: string | null;
  };
  /** Null for a row of a whole site, and at a site that is no data center. */
  phase: StatedPhase | null;
  indicators: StatedIndicator[];
  /** The register's word for how the row stands, kept raw; null where it has no such column. */
  status: string | null;
  /** Cells that no column of the mapping takes, by title. */
  note: string | null;
};

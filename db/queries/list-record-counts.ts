import { sql } from "drizzle-orm";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { claimsByIndicator } from "./claims-by-indicator";

/** What is on record of one kind in one economy. */
export type RecordCount = {
  /** Null: of sites whose record names no economy. */
  iso3: string | null;
  kind: IndicatorKind;
  /** Contracts, connections, permits …: indicators with at least one standing claim. */
  records: number;
  sites: number;
  claims: number;
  /** How many records have come how far: by the newest step that happened, most frequent first; null where none has. */
  steps: { step: MilestoneStep | null; records: number }[];
};

/** How much is on record by economy and kind, sites of every type included; a kind without a record is missing. One query. */
export const listRecordCounts = (db: Db): Promise<RecordCount[]> =>
  db.execute<RecordCount>(sql`with ${claimsByIndicator(sql`true`)} select * from counts order by iso3, kind`);

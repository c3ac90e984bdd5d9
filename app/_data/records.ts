import "server-only";
import { database } from "@/db";
import { findEconomyRecords } from "@/db/queries/find-economy-records";
import { findRecordsDay } from "@/db/queries/find-records-day";
import { listRecordCounts } from "@/db/queries/list-record-counts";

export type { ClaimLine, EconomyRecord } from "@/db/queries/find-economy-records";
export type { RecordCount } from "@/db/queries/list-record-counts";

/** The most records of a kind that an economy's page lists. */
const RECORDS_SHOWN = 50;

export const recordsDay = () => findRecordsDay(database());

/** How much is on record of each kind in every economy. */
export const recordCounts = () => listRecordCounts(database());

/** What an economy has on record, with the newest records of the kind that the address asks for. */
export const economyRecords = (iso3: string, asked: unknown) =>
  findEconomyRecords(database(), { iso3, asked: typeof asked === "string" ? asked : null, limit: RECORDS_SHOWN });

import "server-only";
import { notFound } from "next/navigation";
import { database } from "@/db";
import { findFlag } from "@/db/queries/find-flag";
import { countFlags, everyFlag as everyStoredFlag, listFlags } from "@/db/queries/list-flags";
import type { FlagListQuery } from "@/lib/flags/flag-list";

export type { FlagHistoryStep, FlagPage } from "@/db/queries/find-flag";
export type { FlagRow } from "@/db/queries/flag-row";
export type { FlagCount, FlagGroup, FlagListRow } from "@/db/queries/list-flags";

export const flagList = (query: FlagListQuery) => listFlags(database(), query);
export const flagCounts = () => countFlags(database());
export const everyFlag = (query: FlagListQuery) => everyStoredFlag(database(), query);

/** Null for what is no flag's number or a flag that is not there. */
export async function flagOf(asked: unknown) {
  const id = typeof asked === "string" && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  return id === null ? null : findFlag(database(), id);
}

/** Answers "not found" for a flag that is not there. */
export const flagPage = async (asked: string) => (await flagOf(asked)) ?? notFound();

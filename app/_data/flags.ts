import "server-only";
import { database } from "@/db";
import { countFlags, type FlagCount, type FlagListRow, listFlags } from "@/db/queries/list-flags";
import type { FlagListQuery } from "@/lib/domain/flag-list";

export type { FlagCount, FlagListRow };

export const flagList = (query: FlagListQuery) => listFlags(database(), query);
export const flagCounts = () => countFlags(database());

import { type SQL, sql } from "drizzle-orm";

/** Ids as one array of SQL, whatever their number: one by one, a statement takes at most 65,535. */
export const idArray = (ids: readonly number[]): SQL => sql`${sql.param(`{${ids.join(",")}}`)}::int[]`;

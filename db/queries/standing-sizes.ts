import { type SQL, sql } from "drizzle-orm";

/**
 * Whether a word on a phase's size, a row of `capacity_claims`, still stands: the import that brought it was not undone.
 * @param importId its column
 * @param recordedUntil an instant (ISO): as it was then
 */
export const isStandingSize = (importId: SQL, recordedUntil?: string): SQL =>
  sql`not exists (select from imports undone where undone.id = ${importId} and undone.state = 'undone'${
    recordedUntil === undefined ? sql`` : sql` and undone.undone_at <= ${recordedUntil}`
  })`;

/**
 * Loads rows that do not need each other. All are sent to the one connection at once, which takes them in their order: a round trip for
 * many rows instead of one for each.
 */
export async function inOrder<Row>(rows: readonly Row[], load: (row: Row) => Promise<unknown>): Promise<void> {
  await Promise.all(rows.map(load));
}

import { eq } from "drizzle-orm";
import type { Db } from "../client";
import { organisations } from "../schema";

/** Under which framework an organisation's record says that it reports; null where the record does not say, or there is none. */
export async function findAccountingStandard(db: Db, organisationId: number): Promise<string | null> {
  const [row] = await db
    .select({ accountingStandard: organisations.accountingStandard })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row?.accountingStandard ?? null;
}

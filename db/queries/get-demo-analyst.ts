import { and, eq } from "drizzle-orm";
import type { Db } from "../client";
import { users } from "../schema";

/** The local demonstration's analyst. @throws when the database holds no such user: it was not seeded */
export async function getDemoAnalyst(db: Db, id: string): Promise<{ id: string; name: string }> {
  const [user] = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.id, id), eq(users.isDemo, true)));
  if (!user) throw new Error(`There is no demo user "${id}": run the seed first.`);
  return user;
}

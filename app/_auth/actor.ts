import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { getDemoAnalyst } from "@/db/queries/get-demo-analyst";
import type { Actor } from "@/lib/domain/actor";

const DEMO_ANALYST_ID = "demo-analyst";

/** Who is asking. Every action and route calls it; accounts will replace the one local analyst here. */
export const currentActor = cache(async (): Promise<Actor> => {
  const user = await getDemoAnalyst(database(), DEMO_ANALYST_ID);
  return { kind: "user", userId: user.id, name: user.name };
});

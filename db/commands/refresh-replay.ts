import { and, eq } from "drizzle-orm";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { CHAIN_VERSION } from "@/lib/chain/build";
import { chainModel } from "@/lib/chain/model";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import { REPLAY_VERSION } from "@/lib/track-record/replay-steps";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { findReplayDays } from "../queries/find-replay-days";
import { getReplayRecords } from "../queries/get-replay-records";
import { storedResults } from "../schema";
import { simulate } from "../simulation/simulate";
import { storeResult } from "./store-result";

/**
 * Recomputes what today's engine would have said of a site on an earlier day, unless everything that it reads is as it was; the replay of a
 * site that has no two published states is dropped. A change meanwhile asks for another one.
 * @param input.asOfOn the day of computing
 * @returns whether anything was written
 */
export async function refreshReplay(
  db: Db,
  actor: Actor,
  { siteId, asOfOn }: { siteId: number; asOfOn: string },
): Promise<boolean> {
  const isThis = and(eq(storedResults.kind, "replay"), eq(storedResults.key, String(siteId)));
  const days = await findReplayDays(db, siteId);
  if (!days) return (await db.delete(storedResults).where(isThis).returning({ key: storedResults.key })).length > 0;
  const then = await getReplayRecords(db, siteId, days.knownOn);
  const later = await getReplayRecords(db, siteId, days.examinedOn);
  const draws = chainModel(then.model).parameter("draws");
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION, REPLAY_VERSION];
  const inputHash = inputHashOf([withoutVersion(then), withoutVersion(later), days, draws, FORECAST_SEED, versions]);
  const [stored] = await db.select({ inputHash: storedResults.inputHash }).from(storedResults).where(isThis);
  if (stored?.inputHash === inputHash) return false;
  const asOfDay = toEpochDay(days.knownOn);
  const endDay = toEpochDay(days.examinedOn);
  const options = { asOfDay, endDay, seed: FORECAST_SEED, draws };
  const steps = await simulate("replay-steps", { then, later, options });
  await storeResult(db, actor, { kind: "replay", key: String(siteId), inputHash, asOfOn, figures: { steps } });
  return true;
}

/** A site's version moves with claims that neither state knew. */
const withoutVersion = ({ version: _, ...records }: SiteRecords) => records;

import { and, eq } from "drizzle-orm";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { chainModel } from "@/lib/chain/model";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
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
import { inRetriedTransaction } from "../transaction";
import { lockSites } from "./locks";
import { storeResult } from "./store-result";

/** Once, and three times more when the records moved meanwhile. */
const ATTEMPTS = 4;

/**
 * Recomputes what today's engine would have said of a site on an earlier day, unless everything that it reads is as it was; the replay of a
 * site that has no two published states is dropped. It computes without a transaction; if what it reads has moved when the site is locked
 * for storing, it starts again.
 * @param input.asOfOn the day of computing
 * @returns whether anything was written
 * @throws when the inputs move each time: whoever moved them has asked for another one
 */
export async function refreshReplay(
  db: Db,
  actor: Actor,
  { siteId, asOfOn }: { siteId: number; asOfOn: string },
): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const inputs = await readInputs(db, siteId);
    if ((await storedHash(db, siteId)) === inputs?.inputHash) return false;
    const steps = inputs && (await simulate("replay-steps", inputs.task));
    const outcome = await inRetriedTransaction(db, actor, async (tx) => {
      await lockSites(tx, [siteId]);
      const now = await readInputs(tx, siteId);
      if (now?.inputHash !== inputs?.inputHash) return "moved";
      if ((await storedHash(tx, siteId)) === inputs?.inputHash) return "current";
      if (inputs && steps)
        await storeResult(tx, actor, {
          ...{ kind: "replay", key: String(siteId), asOfOn },
          ...{ inputHash: inputs.inputHash, figures: { steps } },
        });
      else await tx.delete(storedResults).where(isReplayOf(siteId));
      return "stored";
    });
    if (outcome !== "moved") return outcome === "stored";
  }
  throw new Error(`site ${siteId} moved ${ATTEMPTS} times while its replay was computed`);
}

const isReplayOf = (siteId: number) => and(eq(storedResults.kind, "replay"), eq(storedResults.key, String(siteId)));

/** The input hash of the replay that is stored. */
async function storedHash(db: Db, siteId: number): Promise<string | undefined> {
  const [stored] = await db
    .select({ inputHash: storedResults.inputHash })
    .from(storedResults)
    .where(isReplayOf(siteId));
  return stored?.inputHash;
}

/** What a site's replay is computed from; undefined without two published states. */
async function readInputs(db: Db, siteId: number) {
  const days = await findReplayDays(db, siteId);
  if (!days) return undefined;
  const then = await getReplayRecords(db, siteId, days.knownOn);
  const later = await getReplayRecords(db, siteId, days.examinedOn);
  const draws = chainModel(then.model).parameter("draws");
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION, REPLAY_VERSION];
  const inputHash = inputHashOf([withoutVersion(then), withoutVersion(later), days, draws, FORECAST_SEED, versions]);
  const asOfDay = toEpochDay(days.knownOn);
  const endDay = toEpochDay(days.examinedOn);
  return { inputHash, task: { then, later, options: { asOfDay, endDay, seed: FORECAST_SEED, draws } } };
}

/** A site's version moves with claims that neither state knew. */
const withoutVersion = ({ version: _, ...records }: SiteRecords) => records;

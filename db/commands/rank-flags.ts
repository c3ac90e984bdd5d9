import { eq, isNull } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { rankSeverity } from "@/lib/flags/rank-severity";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { listOpenPhases } from "../queries/list-open-phases";
import { flagSteps, flags } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { lockAudit } from "./locks";

/**
 * Ranks every open flag over all sites: which risks are high, and the size and money that lists are ordered by. Run after forecasts were
 * stored; what ranks as it did stays as it is, so a second run writes nothing.
 * @returns how many flags ranked otherwise
 */
export const rankFlags = (db: Db, actor: Actor): Promise<number> =>
  inRetriedTransaction(db, actor, async (tx) => {
    // Every writer of flags holds it.
    await lockAudit(tx);
    const open = await tx.select().from(flags).where(isNull(flags.clearedAt)).orderBy(flags.id);
    const thresholds = flagThresholds(await getModelRecords(tx));
    const { ranks } = rankSeverity(open, await listOpenPhases(tx), thresholds);
    let changed = 0;
    for (const [place, flag] of open.entries()) {
      const rank = ranks[place];
      if (!rank) throw new Error(`flag ${flag.id} has no rank`);
      const { severity, dollarsUsd, sizeMwMonths: sizeMegawattMonths, assumedMegawatts } = rank;
      const isRanked = severity !== flag.severity;
      if (
        !isRanked &&
        dollarsUsd === flag.dollarsUsd &&
        sizeMegawattMonths === flag.sizeMegawattMonths &&
        assumedMegawatts === flag.assumedMegawatts
      )
        continue;
      changed += 1;
      const version = flag.version + Number(isRanked);
      await tx
        .update(flags)
        .set({ severity, dollarsUsd, sizeMegawattMonths, assumedMegawatts, version })
        .where(eq(flags.id, flag.id));
      if (isRanked) {
        const { id: flagId, rule, p50On } = flag;
        const recordedBy = actorLabel(actor);
        await tx
          .insert(flagSteps)
          .values({ flagId, number: version, step: "ranked", rule, severity, p50On, recordedBy });
      }
    }
    return changed;
  });

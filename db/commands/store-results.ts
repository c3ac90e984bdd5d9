import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { scoredHorizons } from "@/lib/track-record/horizons";
import { parseTrackRecordQuery, type TrackRecordQuery } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";
import { getResultsHash } from "../queries/get-results-hash";
import { type FiguresOf, ONLY_KEY, type ResultKind } from "../results/kinds";
import { operatorFigures } from "../results/operators";
import { readinessFigures } from "../results/readiness";
import { slipFigures } from "../results/slips";
import { trackRecordFigures } from "../results/track-record";
import { storedResults } from "../schema";
import { inSnapshot } from "./in-snapshot";
import { rankFlags } from "./rank-flags";
import { storeResult } from "./store-result";

/** The track record that the page shows first, at each horizon. */
const everything: TrackRecordQuery[] = scoredHorizons.map((horizon) =>
  parseTrackRecordQuery({ horizon: `${horizon}` }),
);

/**
 * Recomputes the results that rest on all sites, unless nothing has changed since they were stored: the ranking of the flags, readiness by
 * economy, operators, slips and the track record of all forecasts. Track records of a group are dropped then, and made again when somebody asks. Each kind is read and
 * stored in a snapshot of its own.
 * @param options.asOfOn the day on which the figures are to hold
 */
export async function storeResults(db: Db, actor: Actor, { asOfOn }: { asOfOn: string }): Promise<void> {
  const only = async <Figures>(figures: Promise<Figures>) => new Map([[ONLY_KEY, await figures]]);
  await rankFlags(db, actor);
  await storeKind(db, actor, asOfOn, "readiness", (tx) => readinessFigures(tx, asOfOn));
  await storeKind(db, actor, asOfOn, "operators", (tx) => only(operatorFigures(tx, asOfOn)));
  await storeKind(db, actor, asOfOn, "slips", (tx) => only(slipFigures(tx, asOfOn)));
  await storeKind(db, actor, asOfOn, "track-record", (tx) => trackRecordFigures(tx, everything, asOfOn));
}

async function storeKind<Kind extends ResultKind>(
  db: Db,
  actor: Actor,
  asOfOn: string,
  kind: Kind,
  compute: (db: Db) => Promise<ReadonlyMap<string, FiguresOf[Kind]>>,
): Promise<void> {
  await inSnapshot(db, actor, async (tx) => {
    const inputHash = await getResultsHash(tx, kind, asOfOn);
    const isCurrent = and(eq(storedResults.kind, kind), eq(storedResults.inputHash, inputHash));
    const [stored] = await tx.select({ key: storedResults.key }).from(storedResults).where(isCurrent).limit(1);
    if (stored) return;
    const made = await compute(tx);
    await tx.delete(storedResults).where(eq(storedResults.kind, kind));
    for (const [key, figures] of made) await storeResult(tx, actor, { kind, key, inputHash, asOfOn, figures });
  });
}

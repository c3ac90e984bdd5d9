import { and, eq, sql } from "drizzle-orm";
import { CHAIN_VERSION } from "@/lib/chain/build";
import type { Actor } from "@/lib/domain/actor";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import { scoredHorizons } from "@/lib/track-record/horizons";
import { parseTrackRecordQuery, type TrackRecordQuery } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { getRecordsState } from "../queries/get-records-state";
import { type FiguresOf, ONLY_KEY, type ResultKind } from "../results/kinds";
import { operatorFigures } from "../results/operators";
import { readinessFigures } from "../results/readiness";
import { slipFigures } from "../results/slips";
import { trackRecordFigures } from "../results/track-record";
import { storedResults } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { storeResult } from "./store-result";

/** The track record that the page shows first, at each horizon. */
const everything: TrackRecordQuery[] = scoredHorizons.map((horizon) =>
  parseTrackRecordQuery({ horizon: `${horizon}` }),
);

/**
 * Recomputes the results that rest on all sites, unless nothing has changed since they were stored: readiness by economy, operators, slips
 * and the track record of all forecasts. Track records of a group are dropped then, and made again when somebody asks. Each kind is read and
 * stored in a snapshot of its own.
 * @param options.asOfOn the day on which the figures are to hold
 */
export async function storeResults(db: Db, actor: Actor, { asOfOn }: { asOfOn: string }): Promise<void> {
  const only = async <Figures>(figures: Promise<Figures>) => new Map([[ONLY_KEY, await figures]]);
  await storeKind(db, actor, asOfOn, "readiness", (tx) => readinessFigures(tx, asOfOn));
  await storeKind(db, actor, asOfOn, "operators", (tx) => only(operatorFigures(tx, asOfOn)));
  await storeKind(db, actor, asOfOn, "slips", (tx) => only(slipFigures(tx, asOfOn)));
  await storeKind(db, actor, asOfOn, "track-record", (tx) => trackRecordFigures(tx, everything, asOfOn));
}

/** Track records of a group that are kept; the oldest beyond are dropped, and made again when somebody asks. */
const ASKED_KEPT = 200;

/** Computes and stores the track record of one group and period that somebody asked for. */
export async function storeTrackRecord(
  db: Db,
  actor: Actor,
  { query, asOfOn }: { query: TrackRecordQuery; asOfOn: string },
): Promise<void> {
  await inSnapshot(db, actor, async (tx) => {
    // No input hash is ever this one: what was asked for by itself does not make its kind current.
    const inputHash = `asked ${await currentHash(tx, "track-record", asOfOn)}`;
    for (const [key, figures] of await trackRecordFigures(tx, [query], asOfOn))
      await storeResult(tx, actor, { kind: "track-record", key, inputHash, asOfOn, figures });
    await tx.execute(sql`
      delete from stored_results where kind = 'track-record' and key in (
        select key from stored_results where kind = 'track-record' and input_hash like 'asked %'
        order by computed_at desc offset ${ASKED_KEPT})`);
  });
}

async function storeKind<Kind extends ResultKind>(
  db: Db,
  actor: Actor,
  asOfOn: string,
  kind: Kind,
  compute: (db: Db) => Promise<ReadonlyMap<string, FiguresOf[Kind]>>,
): Promise<void> {
  await inSnapshot(db, actor, async (tx) => {
    const inputHash = await currentHash(tx, kind, asOfOn);
    const isCurrent = and(eq(storedResults.kind, kind), eq(storedResults.inputHash, inputHash));
    const [stored] = await tx.select({ key: storedResults.key }).from(storedResults).where(isCurrent).limit(1);
    if (stored) return;
    const made = await compute(tx);
    await tx.delete(storedResults).where(eq(storedResults.kind, kind));
    for (const [key, figures] of made) await storeResult(tx, actor, { kind, key, inputHash, asOfOn, figures });
  });
}

async function currentHash(db: Db, kind: ResultKind, asOfOn: string): Promise<string> {
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION];
  return inputHashOf([kind, asOfOn, versions, await getRecordsState(db)]);
}

/** Everything is read as of one moment; between reading and storing lies the computing, which may take long. */
const inSnapshot = (db: Db, actor: Actor, work: (tx: Db) => Promise<void>) =>
  inRetriedTransaction(
    db,
    actor,
    async (tx) => {
      await tx.execute(sql`set local idle_in_transaction_session_timeout = '30min'`);
      await work(tx);
    },
    { isolationLevel: "repeatable read" },
  );

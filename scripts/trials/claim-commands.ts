import assert from "node:assert/strict";
import fc from "fast-check";
import type { Db } from "@/db/client";
import { recordClaim } from "@/db/commands/record-claim";
import { retractClaim } from "@/db/commands/retract-claim";
import { getSiteRecords } from "@/db/queries/get-site-records";
import type { SmallSite } from "@/db/testing/small-sites";
import { inRetriedTransaction } from "@/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { ClaimInput } from "@/lib/domain/claim-input";

const actor: Actor = { kind: "system", name: "trial" };

/** What somebody said, reduced to what tells two claims apart here. */
type Words = { kind: "promised" | "estimated"; day: string; knownOn: string };
/** A claim as the model remembers it; steps count from 0, and `retractedAt` is null while it stands. */
type Said = Words & { id: number; recordedAt: number; retractedAt: number | null };

/** The claims of one site as they must be, and the database's clock after each step. */
export type ClaimModel = { said: Said[]; moments: string[] };
export type ClaimStore = { db: Db; site: SmallSite };

type ClaimCommand = fc.AsyncCommand<ClaimModel, ClaimStore>;

const isSame = (one: Words, other: Words) =>
  one.kind === other.kind && one.day === other.day && one.knownOn === other.knownOn;

const inputOf = ({ site }: ClaimStore, { kind, day, knownOn }: Words): ClaimInput => ({
  ...site.claim,
  kind,
  earliestOn: day,
  latestOn: day,
  precision: "day",
  knownOn,
});

async function record(tx: Db, store: ClaimStore, words: Words, saysAgain = false) {
  const result = await recordClaim(tx, actor, inputOf(store, words), { saysAgain });
  assert(result.ok, JSON.stringify(result));
  return result.value;
}

/** Ends a step: notes the time and compares what the database shows now, at an earlier moment and by day of publication. */
async function compare(model: ClaimModel, { db, site }: ClaimStore): Promise<void> {
  const [row] = await db.execute<{ at: string }>("select clock_timestamp()::text as at");
  model.moments.push(row?.at ?? "");
  const idsOf = async (asOf: Parameters<typeof getSiteRecords>[2]) => {
    const { phases } = await getSiteRecords(db, site.siteId, asOf);
    const milestones = phases.flatMap(({ indicators }) => indicators.flatMap((one) => one.milestones));
    return milestones.flatMap(({ claims }) => claims.map(({ id }) => id)).sort((a, b) => a - b);
  };
  const standing = model.said.filter(({ retractedAt }) => retractedAt === null);
  const ids = (claims: Said[]) => claims.map(({ id }) => id).sort((a, b) => a - b);
  assert.deepEqual(await idsOf({}), ids(standing), "the standing claims");
  const step = Math.floor(model.moments.length / 2);
  const stoodThen = model.said.filter((one) => one.recordedAt <= step && (one.retractedAt ?? Infinity) > step);
  assert.deepEqual(await idsOf({ recordedUntil: model.moments[step] }), ids(stoodThen), `as recorded by step ${step}`);
  const knownUntil = "2026-03-01";
  const published = standing.filter(({ knownOn }) => knownOn <= knownUntil);
  assert.deepEqual(await idsOf({ knownUntil }), ids(published), `as published by ${knownUntil}`);
}

/** The number of the step under way. */
const now = (model: ClaimModel) => model.moments.length;

/**
 * Logs words, new or repeated: a retracted claim that is repeated is on record again; any other repetition changes
 * nothing.
 */
const log = (words: Words, saysAgain: boolean): ClaimCommand => ({
  check: () => true,
  run: async (model, store) => {
    const told = model.said.filter((one) => isSame(one, words));
    const before = saysAgain ? told.findLast(({ retractedAt }) => retractedAt === null) : told[0];
    const { id, isNew } = await inRetriedTransaction(store.db, actor, (tx) => record(tx, store, words, saysAgain));
    assert.deepEqual({ isNew, id: before?.id ?? id }, { isNew: !before, id });
    if (!before) model.said.push({ ...words, id, recordedAt: now(model), retractedAt: null });
    await compare(model, store);
  },
  toString: () => `log ${JSON.stringify(words)}${saysAgain ? " again" : ""}`,
});

const retract = (nth: number): ClaimCommand => ({
  check: ({ said }) => said.length > 0,
  run: async (model, store) => {
    const claim = model.said[nth % model.said.length];
    assert(claim);
    const result = await inRetriedTransaction(store.db, actor, (tx) =>
      retractClaim(tx, actor, { claimId: claim.id, reason: "a trial takes it back" }),
    );
    assert.deepEqual(result, { ok: true, value: { isNew: claim.retractedAt === null } });
    claim.retractedAt ??= now(model);
    await compare(model, store);
  },
  toString: () => `retract the claim number ${nth}`,
});

/** A correction: the old words taken back and the new ones logged, together or not at all. */
const edit = (nth: number, words: Words, isAbandoned: boolean): ClaimCommand => ({
  check: ({ said }) => said[nth % said.length]?.retractedAt === null && !said.some((one) => isSame(one, words)),
  run: async (model, store) => {
    const claim = model.said[nth % model.said.length];
    assert(claim);
    const abandoned = new Error("abandoned");
    const edited = inRetriedTransaction(store.db, actor, async (tx) => {
      await retractClaim(tx, actor, { claimId: claim.id, reason: "a trial corrects it" });
      const { id } = await record(tx, store, words);
      if (isAbandoned) throw abandoned;
      return id;
    });
    if (isAbandoned) await assert.rejects(edited, abandoned);
    else {
      const id = await edited;
      claim.retractedAt = now(model);
      model.said.push({ ...words, id, recordedAt: now(model), retractedAt: null });
    }
    await compare(model, store);
  },
  toString: () => `edit the claim number ${nth} to ${JSON.stringify(words)}${isAbandoned ? ", abandoned" : ""}`,
});

/** Words that nobody can have said yet. */
const logTooEarly = (words: Words): ClaimCommand => ({
  check: () => true,
  run: async (model, store) => {
    const input = { ...inputOf(store, words), knownOn: "2090-01-01" };
    const result = await inRetriedTransaction(store.db, actor, (tx) => recordClaim(tx, actor, input));
    assert(!result.ok && result.failure.kind === "invalid");
    assert.deepEqual(
      result.failure.problems.map(({ field }) => field),
      ["knownOn"],
    );
    await compare(model, store);
  },
  toString: () => `log ${JSON.stringify(words)} as said in 2090`,
});

const words: fc.Arbitrary<Words> = fc.record({
  kind: fc.constantFrom("promised", "estimated"),
  day: fc.constantFrom("2027-06-30", "2028-03-31", "2028-09-30", "2029-12-31"),
  knownOn: fc.constantFrom("2026-02-01", "2026-03-01", "2026-03-02", "2026-08-15"),
});
const nth = fc.nat({ max: 12 });

/** Sequences of up to 30 commands on the claims of one site. */
export const claimCommands = fc.commands(
  [
    fc.tuple(words, fc.boolean()).map(([said, saysAgain]) => log(said, saysAgain)),
    nth.map(retract),
    fc.tuple(nth, words, fc.boolean()).map(([which, said, isAbandoned]) => edit(which, said, isAbandoned)),
    words.map(logTooEarly),
  ],
  { maxCommands: 30, size: "max" },
);

import assert from "node:assert/strict";
import fc from "fast-check";
import { connect, type Db } from "@/db/client";
import { addSmallSites, type SmallSite } from "@/db/testing/small-sites";
import { cloneTemplate } from "@/db/testing/template-database";
import { openTestServer } from "../test-database";
import { type ClaimModel, claimCommands } from "./claim-commands";
import type { Trial } from "./trial";

/** Random sequences of logging, retracting and editing claims against a model in memory, each on a site of its own. */
export const claimsTrial: Trial = {
  name: "claims",
  unit: "sequences of up to 30 commands on claims",
  count: 1_000,
  batch: 25,
  begin: async (context) => {
    const server = await openTestServer(context);
    return async (from, to) => {
      const { db, close } = connect(await cloneTemplate(server, "migrated", "leadtime_trial_claims"), {
        connectTimeoutSeconds: 120,
      });
      try {
        let claims = 0;
        for (const [i, site] of (await addSmallSites(db, to - from)).entries())
          claims += (await runSequence(db, site, from + i)).said.length;
        await checkAudit(db, claims);
      } finally {
        await close();
      }
    };
  },
};

/** @throws with the commands of the sequence when database and model differ */
async function runSequence(db: Db, site: SmallSite, number: number): Promise<ClaimModel> {
  const { id, claim } = { id: site.claimId, claim: site.claim };
  const first = { id, kind: "promised", day: claim.latestOn ?? "", knownOn: claim.knownOn } as const;
  const model: ClaimModel = { said: [{ ...first, recordedAt: 0, retractedAt: null }], moments: [] };
  const property = fc.asyncProperty(claimCommands, async (commands) => {
    await fc.asyncModelRun(() => ({ model, real: { db, site } }), commands);
  });
  // One run on one site: what is on record cannot be taken back to try a shorter sequence.
  await fc.assert(property, { seed: number, numRuns: 1, endOnFailure: true }).catch((error: unknown) => {
    throw new Error(`sequence ${number} of the claims trial`, { cause: error });
  });
  return model;
}

/** Nothing is ever removed, and every claim has one audit row in an unbroken chain. */
async function checkAudit(db: Db, claims: number): Promise<void> {
  const [row] = await db.execute(`select
    (select count(*)::int from dated_claims) as claims,
    (select count(*)::int from audit_log where table_name = 'dated_claims') as audited,
    audit_chain_broken_at() as broken`);
  assert.deepEqual(row, { claims, audited: claims, broken: null });
}

import type { Actor } from "@/lib/domain/actor";
import type { ClaimInput } from "@/lib/domain/claim-input";
import { unwrap } from "@/lib/domain/result";
import type { Db } from "../client";
import { ensureMilestone } from "../commands/ensure-milestone";
import { recordClaim } from "../commands/record-claim";
import { recordSource } from "../commands/record-source";
import { saveIndicator } from "../commands/save-indicator";
import { savePhase } from "../commands/save-phase";
import { saveSite } from "../commands/save-site";
import { loadModel } from "../seed/load-model";
import { inRetriedTransaction } from "../transaction";

const actor: Actor = { kind: "system", name: "test" };

/** A site of one phase of 40 MW with one promise of service, and what is needed to say more about it. */
export type SmallSite = { siteId: number; phaseId: number; indicatorId: number; claimId: number; claim: ClaimInput };

/** Loads the model and so many small sites, named `small-1` and on, by way of the commands. Nothing is forecast. */
export function addSmallSites(db: Db, count: number): Promise<SmallSite[]> {
  return inRetriedTransaction(db, actor, async (tx) => {
    await loadModel(tx, actor);
    const page = {
      url: "https://example.org/a",
      title: "A page",
      publisher: "An operator",
      class: "operator",
    } as const;
    const sourceId = unwrap(await recordSource(tx, actor, page));
    const sites: SmallSite[] = [];
    for (let ordinal = 1; ordinal <= count; ordinal += 1) sites.push(await addSmallSite(tx, ordinal, sourceId));
    return sites;
  });
}

async function addSmallSite(tx: Db, ordinal: number, sourceId: number): Promise<SmallSite> {
  const names = { nameEn: `Small ${ordinal}`, nameKo: `작은 ${ordinal}` };
  const evidence = { mark: "V" as const, sourceId };
  const lists = { aliases: [], organisations: [] };
  const siteId = await saveSite(tx, actor, { slug: `small-${ordinal}`, ...names, ...evidence, ...lists });
  const phaseId = await savePhase(tx, actor, { siteId, ordinal: 1, ...names, facilityMegawatts: "40", ...evidence });
  const titles = { titleEn: "Service", titleKo: "서비스", requirement: "required" as const };
  const indicatorId = await saveIndicator(tx, actor, { phaseId, kind: "service", key: "main", ...titles, ...evidence });
  const milestoneId = await ensureMilestone(tx, actor, { indicatorId, step: "in_service" });
  const claim: ClaimInput = {
    milestoneId,
    kind: "promised",
    earliestOn: "2028-01-01",
    latestOn: "2028-03-31",
    precision: "quarter",
    knownOn: "2026-01-15",
    ...evidence,
  };
  const recorded = await recordClaim(tx, actor, claim);
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.failure));
  return { siteId, phaseId, indicatorId, claimId: recorded.value.id, claim };
}

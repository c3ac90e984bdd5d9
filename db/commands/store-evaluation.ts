import { desc, eq, inArray, sql } from "drizzle-orm";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import type { Actor } from "@/lib/domain/actor";
import { toIsoDate } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Db } from "../client";
import { inputHash, type SiteInputs } from "../queries/read-site-inputs";
import { currentForecasts, forecasts, scenarios } from "../schema";
import { storeFlags } from "./store-flags";

/** Stores what was made of these inputs: the forecasts as the current ones, the flags beside those that still hold. */
export async function storeEvaluation(
  tx: Db,
  actor: Actor,
  inputs: SiteInputs,
  evaluation: SiteEvaluation,
): Promise<void> {
  await storeForecasts(tx, inputs, evaluation.phases);
  const { site, options } = inputs;
  await storeFlags(tx, actor, { siteId: site.id, asOfDay: options.asOfDay, raised: evaluation.flags });
}

async function storeForecasts(tx: Db, inputs: SiteInputs, assessments: PhaseAssessment[]): Promise<void> {
  const { site, asOfOn, options } = inputs;
  const retiredIds = site.retiredPhases.map((phase) => phase.id);
  if (retiredIds.length > 0) await tx.delete(currentForecasts).where(inArray(currentForecasts.phaseId, retiredIds));
  if (assessments.length === 0) return;
  const [scenario] = await tx
    .select({ id: scenarios.id })
    .from(scenarios)
    .where(eq(scenarios.slug, "base"))
    .orderBy(desc(scenarios.version))
    .limit(1);
  if (!scenario) throw new Error("the base scenario is missing: run the seed");
  const models = [...Object.entries(site.model.classes), ...Object.entries(site.model.parameters)];
  const common = {
    scenarioId: scenario.id,
    asOfOn,
    engineVersion: ENGINE_VERSION,
    chainVersion: CHAIN_VERSION,
    definitionVersion: MONEY_DEFINITION_VERSION,
    seed: options.seed,
    draws: options.draws,
    inputHash: inputHash(inputs),
    parameterVersions: Object.fromEntries(models.map(([slug, { version }]) => [slug, version])),
  };
  const added = await tx
    .insert(forecasts)
    .values(
      assessments.map((assessment) => ({
        ...forecastColumns(assessment),
        ...common,
        lastEvidenceOn: lastEvidenceOn(site, assessment.phaseId),
      })),
    )
    .returning({ forecastId: forecasts.id, phaseId: forecasts.phaseId });
  await tx
    .insert(currentForecasts)
    .values(added.map((row) => ({ ...row, scenarioId: scenario.id })))
    .onConflictDoUpdate({
      target: [currentForecasts.phaseId, currentForecasts.scenarioId],
      set: { forecastId: sql`excluded.forecast_id` },
    });
}

/** The day of the newest standing claim about a phase; null when there is none. */
function lastEvidenceOn(site: SiteRecords, phaseId: number): string | null {
  const claims = site.phases
    .filter(({ id }) => id === phaseId)
    .flatMap(({ indicators }) => indicators.flatMap(({ milestones }) => milestones.flatMap((one) => one.claims)));
  return claims.length === 0 ? null : toIsoDate(Math.max(...claims.map(({ knownDay }) => knownDay)));
}

function forecastColumns(assessment: PhaseAssessment) {
  const date = (day: number | null) => (day === null ? null : toIsoDate(day));
  return {
    phaseId: assessment.phaseId,
    state: assessment.state,
    announcedOn: date(assessment.announced?.latest.latestDay ?? null),
    p10On: date(assessment.givenCompletion.p10),
    p50On: date(assessment.givenCompletion.p50),
    p80On: date(assessment.givenCompletion.p80),
    p90On: date(assessment.givenCompletion.p90),
    unconditionalP50On: date(assessment.unconditional.p50),
    unconditionalP80On: date(assessment.unconditional.p80),
    probabilityCancelled: assessment.cancelled.total,
    probabilityNotWithinTenYears: assessment.notWithinTenYears,
    probabilityByAnnounced: assessment.byAnnounced,
    expectedDelayDays: assessment.expectedDelayDays,
    quantileDays: assessment.quantileDays,
    detail: assessment,
  };
}

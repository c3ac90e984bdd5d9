import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import { canonicalText } from "@/lib/domain/canonical-text";
import { isoDateOf, toIsoDate } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { RaisedFlag } from "@/lib/flags/types-before";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Db } from "../client";
import { inputHash, type SiteInputs } from "../queries/read-site-inputs";
import { currentForecasts, flags, forecasts, scenarios } from "../schema";

/** Stores what was made of these inputs: the forecasts as the current ones, the flags beside those that still hold. */
export async function storeEvaluation(tx: Db, inputs: SiteInputs, evaluation: SiteEvaluation): Promise<void> {
  await storeForecasts(tx, inputs, evaluation.phases);
  await storeFlags(tx, inputs.site, evaluation.flags);
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
  const money = assessment.money?.known ? assessment.money : null;
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
    probabilityStranded: money?.strandedProbability ?? null,
    expectedStrandedUsd: money?.dollars?.expectedStrandedUsd ?? null,
    quantileDays: assessment.quantileDays,
    detail: assessment,
  };
}

/** Raises what is new, updates what still holds, clears what no longer does; cleared flags stay as history. */
async function storeFlags(tx: Db, site: SiteRecords, raised: RaisedFlag[]): Promise<void> {
  const phaseIds = [...site.phases, ...site.retiredPhases].map((phase) => phase.id);
  if (phaseIds.length === 0) return;
  const open = await tx
    .select()
    .from(flags)
    .where(and(inArray(flags.phaseId, phaseIds), isNull(flags.clearedAt)));
  for (const flag of raised) {
    const since = isoDateOf(flag.sinceDay);
    const row = { severity: flag.severity, reason: flag.numbers, claimIds: flag.claimIds, since };
    const standing = open.find((one) => one.phaseId === flag.phaseId && one.rule === flag.rule);
    if (!standing) {
      await tx.insert(flags).values({ ...row, phaseId: flag.phaseId, rule: flag.rule });
    } else if (canonicalText(standing.reason) !== canonicalText(flag.numbers) || standing.severity !== flag.severity) {
      await tx
        .update(flags)
        .set({ ...row, since: standing.since })
        .where(eq(flags.id, standing.id));
    }
  }
  const gone = open.filter((one) => !raised.some((flag) => flag.phaseId === one.phaseId && flag.rule === one.rule));
  if (gone.length > 0) {
    await tx
      .update(flags)
      .set({ clearedAt: sql`now()` })
      .where(
        inArray(
          flags.id,
          gone.map((one) => one.id),
        ),
      );
  }
}

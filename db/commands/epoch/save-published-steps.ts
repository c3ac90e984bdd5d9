import type { ImportAction, MilestoneStep } from "@/lib/domain/vocabulary";
import { nameStep } from "@/lib/importing/epoch/step-names";
import type { PublishedStep } from "@/lib/importing/epoch/steps";
import type { PowerBasis } from "@/lib/importing/epoch/types";
import { findWorks } from "@/lib/importing/epoch/works";
import { ensureIndicator } from "../ensure-indicator";
import { ensureMilestone } from "../ensure-milestone";
import { recordCapacityClaim } from "../record-capacity-claim";
import { savePhase } from "../save-phase";
import { addClaim, type EpochImport } from "./context";
import type { SitePlan } from "./plan-site";
import type { Publication } from "./site-history";

/**
 * Phases, their megawatts and capex, and the dates of one site as this publication states them. Steps that a newer publication lacks
 * are retired afterwards, by `retireLostStep`.
 */
export async function savePublishedSteps(run: EpochImport, siteId: number, plan: SitePlan, current: Publication) {
  const { db, actor, sourceId } = run;
  const phaseOf = new Map<PublishedStep, number>();
  for (const { step, phaseId, ordinal, isRevived } of plan.steps) {
    const capacity = capacityOf(run, step);
    let phase = phaseId;
    let isNew = phase === null;
    if (phase === null || plan.isNewest) {
      const name = nameStep(step);
      phase = await savePhase(db, actor, {
        siteId,
        ordinal,
        nameEn: name.en,
        nameKo: name.ko,
        stepKey: name.key,
        ...megawattsColumn(run.state.powerBasis, step.addedMegawatts),
        ...capexOf(step),
        retiredOn: null,
        ...(isRevived ? { note: null, noteKo: null } : {}),
        mark: "V",
        sourceId,
        capacityClaim: capacity,
      });
    } else isNew = (await recordCapacityClaim(db, actor, { phaseId: phase, ...capacity })).isNew;
    if (phaseId === null) run.counted.phasesAdded += 1;
    phaseOf.set(step, phase);

    const isNewDate = await savePublishedDate(run, phase, "in_service", serviceDate(run, step));
    run.actions.set(step.rowNumber, { action: actionOf(plan, step, isNew || isNewDate), detail: nameStep(step).en });
  }
  for (const { step, milestone, date, row } of findWorks(current.rows, current.steps)) {
    const phase = phaseOf.get(step);
    if (phase === undefined) continue;
    const kind = date <= run.state.publishedOn ? "inferred" : "estimated";
    const isNew = await savePublishedDate(run, phase, milestone, { date, kind, note: row.status });
    if (!run.actions.has(row.rowNumber) || isNew) {
      const known = run.actions.get(row.rowNumber);
      const detail = [known?.detail, `${nameStep(step).en}: ${milestone}`].filter(Boolean).join("; ");
      run.actions.set(row.rowNumber, { action: isNew && !known ? "added" : (known?.action ?? "unchanged"), detail });
    }
  }
}

export const megawattsColumn = (basis: PowerBasis, megawatts: number) =>
  basis === "facility" ? { facilityMegawatts: String(megawatts) } : { criticalItMegawatts: String(megawatts) };

/** What the publication says a step adds, with its running total. */
export function capacityOf(run: EpochImport, step: PublishedStep) {
  return {
    basis: run.state.powerBasis,
    megawatts: String(step.addedMegawatts),
    cumulativeMegawatts: String(step.cumulativeMegawatts),
    knownOn: run.state.publishedOn,
    mark: "V" as const,
    sourceId: run.sourceId,
  };
}

/** An amount that the publication leaves out keeps what is on record. */
function capexOf({ computeCapexUsd, constructionCapexUsd }: PublishedStep) {
  if (computeCapexUsd === null && constructionCapexUsd === null) return {};
  return {
    acceleratorCapex: computeCapexUsd === null ? undefined : String(computeCapexUsd),
    facilityCapex: constructionCapexUsd === null ? undefined : String(constructionCapexUsd),
    capexCurrency: "USD",
    capexPriceYear: 2025,
  };
}

type PublishedDate = { date: string; kind: "actual" | "inferred" | "estimated"; note: string | null };

/** When a step is in service: seen, deduced or expected. */
export function serviceDate(run: EpochImport, step: PublishedStep): PublishedDate {
  const isPast = step.date <= run.state.publishedOn;
  const kind = isPast ? (step.isConfirmed ? "actual" : "inferred") : "estimated";
  return { date: step.date, kind, note: step.status };
}

/** Records a date of a phase in the publisher's name. @returns whether it was new */
export async function savePublishedDate(
  run: EpochImport,
  phaseId: number,
  step: MilestoneStep,
  published: PublishedDate,
): Promise<boolean> {
  const { date, kind, note } = published;
  const indicatorId = await ensureIndicatorOf(run, phaseId, step === "in_service" ? "service" : "works");
  const milestoneId = await ensureMilestone(run.db, run.actor, { indicatorId, step });
  const { sourceId, state } = run;
  const interval = { earliestOn: date, latestOn: date, precision: "day" as const };
  return addClaim(run, { milestoneId, kind, ...interval, knownOn: state.publishedOn, sourceId, mark: "V", note });
}

function ensureIndicatorOf(run: EpochImport, phaseId: number, kind: "service" | "works") {
  const evidence = { mark: "V" as const, sourceId: run.sourceId };
  const common = { phaseId, requirement: "required" as const, ...evidence };
  return kind === "service"
    ? ensureIndicator(run.db, run.actor, {
        kind,
        key: "service",
        titleEn: "Start of service",
        titleKo: "운영 개시",
        ...common,
      })
    : ensureIndicator(run.db, run.actor, {
        kind,
        key: "building",
        titleEn: "Building works",
        titleKo: "건물 공사",
        ...common,
        detail: { type: "building" },
      });
}

function actionOf(plan: SitePlan, step: PublishedStep, isNew: boolean): ImportAction {
  const link = plan.links.find(
    (other) => ("later" in other && other.later === step) || ("earlier" in other && other.earlier === step),
  );
  if (!isNew) return "unchanged";
  if (link?.kind === "restated") return "restated";
  if (link?.kind !== "matched") return "added";
  const isSameMegawatts = Math.abs(link.earlier.addedMegawatts - link.later.addedMegawatts) <= 0.5;
  return link.slipDays === 0 && isSameMegawatts ? "unchanged" : "changed";
}

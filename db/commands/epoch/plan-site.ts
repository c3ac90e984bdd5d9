import { isRenumbered, matchSteps, type StepLink } from "@/lib/importing/epoch/match-steps";
import { fateOfLostStep, type StepFate } from "@/lib/importing/epoch/step-fate";
import type { PublishedStep } from "@/lib/importing/epoch/steps";
import type { Publication, SiteHistory } from "./site-history";

/** What an import does to the phases of one site, decided before anything is written. */
export type SitePlan = {
  /** No stored publication of this site is newer. */
  isNewest: boolean;
  newest: Publication;
  comparedWith: Publication | null;
  /** Against the publication before, or the next one when there is none before. */
  links: StepLink[];
  /** In the order of the publication; `phaseId` null: a phase to be added. `fate` where a newer publication lacks it. */
  steps: { step: PublishedStep; phaseId: number | null; ordinal: number; fate: StepFate | null; isRevived: boolean }[];
  places: { phaseId: number; from: number; to: number }[];
  /** Phases of the publication before that this newest one has no step for. */
  lost: { step: PublishedStep; phaseId: number; fate: StepFate }[];
};

export function planSite(current: Publication, history: SiteHistory): SitePlan {
  const others = history.publications.filter((other) => other.publishedOn !== current.publishedOn);
  const before = others.findLast((other) => other.publishedOn < current.publishedOn);
  const after = others.find((other) => other.publishedOn > current.publishedOn);
  const newest = after ? (others.at(-1) ?? current) : current;
  const fromBefore = before ? matchSteps(before, current) : [];
  const toAfter = after ? matchSteps(current, after) : [];

  const phaseOf = (publication: Publication, step: PublishedStep) =>
    history.phaseOfStep(publication.publishedOn, publication.powerBasis, step.cumulativeMegawatts);
  const taken = new Set<number>();
  const claim = (phaseId: number | undefined) => {
    if (phaseId === undefined || taken.has(phaseId)) return null;
    taken.add(phaseId);
    return phaseId;
  };
  const phaseIds = new Map<PublishedStep, number | null>(
    current.steps.map((step) => [step, claim(phaseOf(current, step))]),
  );
  const assign = (step: PublishedStep, phaseId: number | undefined) => {
    if (phaseIds.get(step) === null) phaseIds.set(step, claim(phaseId));
  };
  for (const link of fromBefore)
    if (before && (link.kind === "matched" || link.kind === "restated"))
      assign(link.later, phaseOf(before, link.earlier));
  // A step that came back after a publication without it is the phase it was.
  for (const older of others.filter((other) => before && other.publishedOn < before.publishedOn).reverse())
    for (const link of matchSteps(older, current))
      if (link.kind === "matched") assign(link.later, phaseOf(older, link.earlier));
  for (const link of toAfter)
    if (after && (link.kind === "matched" || link.kind === "restated"))
      assign(link.earlier, phaseOf(after, link.later));

  const isNewest = newest === current;
  const isStepPhase = (phaseId: number) => [...phaseIds.values()].includes(phaseId);
  const added = current.steps.filter((step) => phaseIds.get(step) === null);
  type Entry = { step: PublishedStep } | { phaseId: number };
  const stored = history.phases.map(({ id }): Entry => ({ phaseId: id }));
  const order: Entry[] = isNewest
    ? [
        ...current.steps.map((step) => {
          const phaseId = phaseIds.get(step);
          return phaseId ? { phaseId } : { step };
        }),
        ...stored.filter((entry) => !("phaseId" in entry && isStepPhase(entry.phaseId))),
      ]
    : [...stored, ...added.map((step) => ({ step }))];
  const ordinalOf = (isThis: (entry: Entry) => boolean) => order.findIndex(isThis) + 1;

  return {
    isNewest,
    newest,
    comparedWith: before ?? after ?? null,
    links: before ? fromBefore : after ? toAfter : current.steps.map((step) => ({ kind: "new", later: step })),
    steps: current.steps.map((step) => {
      const phaseId = phaseIds.get(step) ?? null;
      const ordinal = ordinalOf((entry) => ("step" in entry ? entry.step === step : entry.phaseId === phaseId));
      const isLost = !isNewest && phaseId === null;
      const isRevived = history.phases.some(({ id, retiredOn }) => id === phaseId && retiredOn !== null);
      return { step, phaseId, ordinal, fate: isLost ? fateOfLostStep(step, current, newest) : null, isRevived };
    }),
    places: history.phases.map(({ id, ordinal }) => ({
      phaseId: id,
      from: ordinal,
      to: ordinalOf((entry) => "phaseId" in entry && entry.phaseId === id),
    })),
    lost:
      !isNewest || !before
        ? []
        : fromBefore.flatMap((link) => {
            const phaseId = link.kind === "lost" ? phaseOf(before, link.earlier) : undefined;
            if (link.kind !== "lost" || phaseId === undefined || isStepPhase(phaseId)) return [];
            return [{ step: link.earlier, phaseId, fate: fateOfLostStep(link.earlier, before, current) }];
          }),
  };
}

/** Why a step has no counterpart, in a sentence for the report and the phase's note. */
export function explainLoss(plan: SitePlan, current: Publication, step: PublishedStep, fate: StepFate): string {
  const { newest } = plan;
  const earlier = plan.isNewest ? plan.comparedWith : current;
  if (earlier && isRenumbered(earlier.rows, newest.rows))
    return `The publication of ${newest.publishedOn} numbers this site's buildings differently; none of its steps can be identified as this one.`;
  const successor = newest.steps.find((other) => other.buildings.some((number) => step.buildings.includes(number)));
  if (successor)
    return `The publication of ${newest.publishedOn} counts these buildings in a larger step, in service on ${successor.date}.`;
  const last = newest.steps.at(-1);
  if (fate === "gone")
    return last
      ? `The publication of ${newest.publishedOn} ends at ${last.cumulativeMegawatts} MW and no longer states this step.`
      : `The publication of ${newest.publishedOn} states no step of this site.`;
  return `The publication of ${newest.publishedOn} has no step that reaches ${step.cumulativeMegawatts} MW on this day.`;
}

import { z } from "zod";
import type { PhaseRecord } from "@/lib/domain/records";
import { type IndicatorKind, indicatorSteps } from "@/lib/domain/vocabulary";
import { newTargets, writeTarget } from "./log-target";

const wholeNumber = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);
const Query = z.object({ phase: wholeNumber, indicator: wholeNumber });

export function parseLogQuery(asked: Record<string, string | string[] | undefined>): z.infer<typeof Query> {
  const one = (name: string) => {
    const value = asked[name];
    return (Array.isArray(value) ? value[0] : value) || null;
  };
  return Query.parse({ phase: one("phase"), indicator: one("indicator") });
}

/** The site's page with the claim that was logged, at its phase; without one where the phase is unknown, and the page chooses. */
export function loggedAddress(
  slug: string,
  { ordinal, claimId, isOnRecord }: { ordinal: number | null; claimId: number; isOnRecord: boolean },
): string {
  const phase = ordinal === null ? "" : `phase=${ordinal}&`;
  return `/sites/${slug}?${phase}${isOnRecord ? "onrecord" : "logged"}=${claimId}#claim-${claimId}`;
}

/** What the form starts with: the indicator asked for, else the phase's service, else the first thing that can be chosen. */
export function firstTarget(phases: PhaseRecord[], ordinal: number | null, indicatorId: number | null): string {
  const asked = phases.flatMap(({ indicators }) => indicators).find(({ id }) => id === indicatorId);
  if (asked) return writeTarget({ indicatorId: asked.id });
  const phase = phases.find((one) => one.ordinal === ordinal) ?? phases[0];
  const service = phase?.indicators.find(({ kind }) => kind === "service") ?? phase?.indicators[0];
  if (service) return writeTarget({ indicatorId: service.id });
  const added = phase && newTargets(phase)[0];
  return added ? writeTarget(added) : "";
}

/** The step that the chain waits for. */
export function firstStep(kind: IndicatorKind | undefined): string {
  return (
    indicatorSteps[kind ?? "service"].find((step) => step === "in_service" || step === "energised") ??
    indicatorSteps[kind ?? "service"].at(-1) ??
    ""
  );
}

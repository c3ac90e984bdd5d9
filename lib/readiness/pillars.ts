import { phaseMegawatts } from "./megawatts";
import { pillarStatus } from "./pillar-status";
import type {
  PillarReadiness,
  ReadinessFact,
  ReadinessInput,
  ReadinessPhase,
  ReadinessPillar,
  ReadinessRank,
} from "./types";

/** A pillar is known when records speak of at least this share of the MW that need it; so is a row, of its pillars. */
const KNOWN_SHARE = 0.5;
const MIN_EFFECTIVE_SITES = 3;

/** How much of the phases' MW has the pillar secured. Facts only stand beside it: they change no figure. */
export function pillarReadiness(
  pillar: ReadinessPillar,
  phases: ReadinessPhase[],
  input: Pick<ReadinessInput, "basis" | "asOfDay" | "facts">,
): PillarReadiness {
  const sized = phases.map((phase) => ({
    status: pillarStatus(phase, pillar, input.asOfDay),
    megawatts: phaseMegawatts(phase, input.basis),
  }));
  const total = (statuses: string[]) =>
    sized.reduce((sum, { status, megawatts }) => sum + (statuses.includes(status) ? (megawatts ?? 0) : 0), 0);
  const securedMegawatts = total(["secured"]);
  const recordedMegawatts = total(["secured", "open"]);
  const neededMegawatts = total(["secured", "open", "unknown"]);
  const isRecorded = recordedMegawatts > 0;
  const isKnown = isRecorded && recordedMegawatts >= KNOWN_SHARE * neededMegawatts;
  return {
    pillar,
    isKnown,
    reason: isKnown ? null : isRecorded ? "under_half_recorded" : unknownReason(phases, sized),
    securedMegawatts,
    recordedMegawatts,
    neededMegawatts,
    share: isRecorded
      ? {
          low: securedMegawatts / neededMegawatts,
          high: (securedMegawatts + neededMegawatts - recordedMegawatts) / neededMegawatts,
        }
      : null,
    facts: input.facts.filter((fact: ReadinessFact) => fact.pillar === pillar),
  };
}

function unknownReason(phases: ReadinessPhase[], sized: { status: string }[]): PillarReadiness["reason"] {
  if (phases.length === 0) return "no_phases";
  if (sized.every(({ status }) => status === "not_required")) return "not_required";
  return sized.some(({ status }) => status === "secured" || status === "open") ? "no_megawatts" : "no_record";
}

/** No rank below 3 effective sites, and none with under half of the pillars known. */
export function rankability(effectiveSites: number | null, pillars: PillarReadiness[]): ReadinessRank {
  if (effectiveSites === null) return { rankable: false, reason: "no_megawatts" };
  if (effectiveSites < MIN_EFFECTIVE_SITES) return { rankable: false, reason: "effective_sites_below_3" };
  const known = pillars.filter((pillar) => pillar.isKnown).length;
  if (known < KNOWN_SHARE * pillars.length) return { rankable: false, reason: "under_half_of_pillars_known" };
  return { rankable: true, reason: null };
}

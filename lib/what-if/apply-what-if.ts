import { scheduleHazard } from "@/lib/chain/schedule-hazard";
import { stretchedGate } from "@/lib/scenarios/apply-scenario";
import { withImpliedEvidence } from "@/lib/schedule/implied-evidence";
import type { GateEvidence, ScheduleGate, SchedulePhase, SiteSchedule } from "@/lib/schedule/site-schedule";
import type { SupposedNews, WhatIfChange } from "./change";
import { type IgnoredChange, mustPrecede, type PlacedChange, placeChanges } from "./place-changes";
import type { WhatIfInput } from "./what-if-input";

/** The key of bridge power that is only supposed; its gate is `pN.works.what-if.completed`. */
const SUPPOSED_BRIDGE_KEY = "what-if";

/**
 * The schedule of a site under suppositions, each as the evidence that it would be: done by the as-of day, certain on a day ahead, or news of
 * the as-of day; beside it the part that is only looking. Chance stays. What has been reached, and with it the chance of being given up, follows. Pure.
 */
export function applyWhatIf(
  { schedule, phases, hazards, asOfDay }: Pick<WhatIfInput, "schedule" | "phases" | "hazards" | "asOfDay">,
  changes: readonly WhatIfChange[],
): { schedule: SiteSchedule; looked: SiteSchedule | null; ignored: IgnoredChange[] } {
  const ordinals = phases.map(({ ordinal }) => ordinal);
  const { placed, ignored } = placeChanges(changes, schedule, ordinals, asOfDay);
  if (placed.length === 0) return { schedule, looked: null, ignored };
  const changed = placed.reduce((site, one) => supposed(site, one, asOfDay), schedule);
  const reached = changed.phases.map((phase) => ({
    ...phase,
    hazardPerYear: scheduleHazard(phase.gates, phase.firstPowerDay, hazards),
  }));
  return { schedule: { ...changed, phases: reached }, looked: lookedAt(schedule, placed, asOfDay), ignored };
}

/**
 * The schedule as if somebody had looked at the phases of news and dates on the as-of day and found them open: the part of a what-if that is not
 * what it supposes. Null where it supposes neither.
 */
function lookedAt(schedule: SiteSchedule, placed: readonly PlacedChange[], asOfDay: number): SiteSchedule | null {
  const told = placed.filter(({ change }) => change.kind === "happens" || change.kind === "told");
  if (told.length === 0) return null;
  const isLookedAt = ({ id, gates }: SchedulePhase) =>
    told.some(({ phase, gate }) => phase.id === id || (gate?.isOfSite && gates.some((one) => one.id === gate.id)));
  return {
    ...schedule,
    phases: schedule.phases.map((phase) =>
      isLookedAt(phase) ? { ...phase, lookDay: Math.max(phase.lookDay, asOfDay) } : phase,
    ),
  };
}

function supposed(site: SiteSchedule, { change, phase, gate }: PlacedChange, asOfDay: number): SiteSchedule {
  const ofPhase = (gates: (phase: SchedulePhase) => ScheduleGate[]): SiteSchedule => ({
    ...site,
    phases: site.phases.map((one) => (one.id === phase.id ? { ...one, gates: gates(one) } : one)),
  });
  switch (change.kind) {
    case "no-bridge":
      return ofPhase(({ gates }) => gates.filter(({ kind }) => kind !== "own_power"));
    case "bridge":
      return ofPhase(({ gates }) => [...gates, supposedBridge(phase.ordinal, happening(change.day, asOfDay))]);
    case "takes":
      return withGate(site, phase, gate, (one) => stretchedGate(one, change.factor, 0, site.model));
    case "told":
      return withGate(site, phase, gate, (one) => told(one, newsOf(change.news, asOfDay)));
    case "happens": {
      const news = happening(change.day, asOfDay);
      const found = withGate(site, phase, gate, (one) => ({ ...told(one, news), decision: null }));
      // What lies ahead for certain has everything in front of it done by then, unless it is already; for what is done the schedule sees to it.
      const known = news.what === "settled" ? withImpliedEvidence(phase) : [];
      const open = gate ? known.filter((one) => mustPrecede(one, gate)) : [];
      return open.reduce(
        (settled, one) => withGate(settled, phase, one, (other) => ({ ...told(other, news), decision: null })),
        found,
      );
    }
  }
}

const told = (gate: ScheduleGate, news: GateEvidence): ScheduleGate => ({
  ...gate,
  evidence: [...gate.evidence, news],
});

/** The site with a gate changed: of that phase, or, of the whole site, wherever it stands. */
function withGate(
  site: SiteSchedule,
  phase: SchedulePhase,
  gate: ScheduleGate | null,
  change: (gate: ScheduleGate) => ScheduleGate,
): SiteSchedule {
  const isIt = (one: ScheduleGate, of: SchedulePhase) => one.id === gate?.id && (one.isOfSite || of.id === phase.id);
  return {
    ...site,
    phases: site.phases.map((one) => ({
      ...one,
      gates: one.gates.map((other) => (isIt(other, one) ? change(other) : other)),
    })),
  };
}

const happening = (day: number, asOfDay: number): GateEvidence =>
  day <= asOfDay ? { what: "done", knownDay: asOfDay, day } : { what: "settled", knownDay: asOfDay, day };

const newsOf = (news: SupposedNews, asOfDay: number): GateEvidence =>
  news === "appealed"
    ? { what: "appealed", knownDay: asOfDay, by: "sponsor", isStayed: false }
    : { what: news, knownDay: asOfDay };

/** Another way to power, there on its day: no class speaks of it. */
const supposedBridge = (ordinal: number, news: GateEvidence): ScheduleGate => ({
  id: `p${ordinal}.works.${SUPPOSED_BRIDGE_KEY}.completed`,
  kind: "own_power",
  class: { medianDays: 1, sigma: 0 },
  precedes: null,
  chance: 1,
  isOfSite: false,
  evidence: [news],
  decision: null,
});

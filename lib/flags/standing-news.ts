import { eventDay, firstKnownDay, hasHappened } from "@/lib/chain/claim-days";
import { standingOf } from "@/lib/chain/standstills";
import { groupBy } from "@/lib/domain/group-by";
import type { ClaimRecord } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { gateWord } from "./measures";
import { claimsOn, hasDone, type StepClaim } from "./phase-facts";
import type { FlagInput } from "./types";

/** What stands at a gate. `refused_appealed`: refused, and the sponsor appealed; `contested`: somebody else challenges it. */
type What = "refused" | "refused_appealed" | "contested" | "halted" | "paused" | "lapsed";

/** Bad news that stands at a gate of a phase. */
export type StandingNews = {
  kind: IndicatorKind;
  /** The field's word: which permit, else the kind. */
  gate: string;
  what: What;
  /** The day (epoch day) of the event. */
  day: number;
  claim: ClaimRecord;
  /** The record of the whole site that it is of; null where it is the phase's own. */
  wholeSiteKey: string | null;
  /** Whether something of the kind was granted, whatever became of this. */
  isElsewhereGranted: boolean;
};

const gateKinds: readonly IndicatorKind[] = ["permit", "water_right", "grid_interconnect", "works", "land", "site"];
const clears: readonly MilestoneStep[] = ["granted", "resumed", "agreement_signed", "agreed", "closed", "completed"];
const grants: readonly MilestoneStep[] = ["granted", "agreement_signed", "agreed", "closed"];
const filings: readonly MilestoneStep[] = ["filed", "requested"];
/** What another grant, a new filing or (permits) works since go around. */
const lost: readonly What[] = ["refused", "refused_appealed", "lapsed"];

type Event = StepClaim & { day: number };
type Standing = { what: What; event: Event };

/**
 * The bad news that stands at the gates which hold up a phase, one a gate at most. A grant, an agreement, a resumption, an appeal that the sponsor won
 * or an opponent lost, and a new filing clear it, also while an appeal is pending; so do, of a refused or lapsed permit, works begun since. A PPA is no
 * such gate.
 */
export function standingNews({ site, phase, facts }: FlagInput): StandingNews[] {
  const records = [...phase.indicators.filter(({ kind }) => kind !== "site"), ...standingOf(site, phase)];
  const events = claimsOn(records, ...gateKinds)
    .filter(({ claim }) => hasHappened(claim))
    .map((one): Event => ({ ...one, day: eventDay(one.claim) }));
  const gates = groupBy(events, gateOf);
  return [...gates.values()].flatMap((ofGate): StandingNews[] => {
    const standing = lastStanding(ofGate);
    if (standing === null) return [];
    const { indicator, claim, day } = standing.event;
    const { kind } = indicator;
    const isLost = lost.includes(standing.what);
    const isAnsweredSince = (steps: readonly MilestoneStep[]) =>
      events.some((one) => one.indicator.kind === kind && steps.includes(one.step) && one.day > day);
    if (isLost && isAnsweredSince([...grants, ...filings])) return [];
    if (isLost && kind === "permit" && facts.worksDay !== null && facts.worksDay > day) return [];
    return [
      {
        ...{ kind, gate: gateWord(indicator), what: standing.what, day, claim },
        wholeSiteKey: site.indicators.some(({ id }) => id === indicator.id) ? String(indicator.id) : null,
        isElsewhereGranted: hasDone(phase, kind, ...grants),
      },
    ];
  });
}

/** A halt of works and a pause of the site are one gate; so are a filing and its successors, numbered. */
function gateOf({ indicator }: StepClaim): string {
  if (indicator.kind === "site" || indicator.kind === "works") return "standstill";
  return `${indicator.kind} ${indicator.key.replace(/-\d+$/, "")}`;
}

function lastStanding(events: readonly Event[]): Standing | null {
  // Of one day: announced, then what happened to it, then how an appeal ended.
  const turn = ({ step }: Event) => (step === "announced" ? 0 : step.startsWith("appeal_") ? 2 : 1);
  const ordered = events.toSorted(
    (a, b) =>
      a.day - b.day || turn(a) - turn(b) || firstKnownDay(a.claim) - firstKnownDay(b.claim) || a.claim.id - b.claim.id,
  );
  let standing: Standing | null = null;
  let appellant: Appeal = null;
  for (const event of ordered) {
    if (event.step === "appealed" || event.step === "suit_filed") appellant = appellantOf(event, standing, appellant);
    standing = after(event, standing, appellant ?? appellantOf(event, standing, appellant));
  }
  return standing;
}

type Appeal = "sponsor" | "opponent" | null;

/** Who appealed: as the claim says, else who did before it, else who had lost. */
function appellantOf({ claim }: Event, standing: Standing | null, before: Appeal): Exclude<Appeal, null> {
  if (claim.appellant === "sponsor") return "sponsor";
  if (claim.appellant === "opponent" || claim.appellant === "authority") return "opponent";
  return before ?? (standing?.what === "refused" ? "sponsor" : "opponent");
}

function after(event: Event, standing: Standing | null, appellant: Exclude<Appeal, null>): Standing | null {
  const { step, claim } = event;
  switch (step) {
    case "refused":
    case "halted":
    case "paused":
    case "lapsed":
      return { what: step, event };
    case "appealed":
    case "suit_filed":
      if (appellant === "opponent") return { what: "contested", event };
      // A sponsor who sues with nothing refused is about another matter.
      return standing === null ? null : { what: "refused_appealed", event };
    case "appeal_upheld":
      return appellant === "sponsor" ? null : { what: "refused", event };
    case "appeal_dismissed":
      return appellant === "sponsor" && claim.outcome !== "settled" ? { what: "refused", event } : null;
    case "announced":
      return isSurelyAfter(event, standing) ? null : standing;
    default:
      return clears.includes(step) ? null : standing;
  }
}

/** A site that is announced "in 2025" says nothing of a pause told in that year. */
const isSurelyAfter = ({ claim }: Event, standing: Standing | null): boolean =>
  standing === null || (claim.earliestDay ?? firstKnownDay(claim)) > standing.event.day;

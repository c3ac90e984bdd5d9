import type { FileProblem } from "../problem";
import type { StepLink } from "./match-steps";
import type { UnplacedStep } from "./place-steps";
import type { StepFate } from "./step-fate";
import type { Decrease, PublishedStep } from "./steps";

export type StepOutcome = "unchanged" | "slipped" | "pulled_in" | "restated" | "new" | "lost";

export type StepReport = {
  site: string;
  step: string;
  outcome: StepOutcome;
  /** How the counterpart was found: by buildings, megawatts, day, place; null when there is none. */
  by: string | null;
  earlierDate: string | null;
  date: string | null;
  /** Of matched steps only. */
  slipDays: number | null;
  earlierMegawatts: number | null;
  megawatts: number | null;
  earlierCumulativeMegawatts: number | null;
  cumulativeMegawatts: number | null;
  /** Of lost steps only. */
  fate: StepFate | "moved" | null;
  note: string | null;
};

export type SiteReport = {
  name: string;
  slug: string;
  outcome: "new" | "matched";
  /** Taken for the site of this name because it stands at its address; null: its name is known. */
  formerName: string | null;
  /** The publication that its steps were compared with: the one before, or the next when there is none before. */
  comparedWith: string | null;
};

export type ImportReport = {
  outcome: "imported" | "already_imported";
  publishedOn: string;
  counts: {
    sitesNew: number;
    sitesMatched: number;
    sitesAbsent: number;
    rows: number;
    steps: number;
    claimsAdded: number;
    phasesAdded: number;
  } & Record<StepOutcome | "matched", number>;
  sites: SiteReport[];
  /** Sites of earlier publications that this one does not carry: an event, not a cancellation. */
  sitesAbsent: string[];
  steps: StepReport[];
  /** What a step adds was counted again (more than 0.5 MW), up or down. */
  megawattRevisions: StepReport[];
  /** Running totals that fell: within this publication, or from the one before to this. */
  decreases: (Decrease & { kind: "within" | "between" })[];
  notUnderstood: FileProblem[];
  /** What is wrong with the rows that were left out: they are kept, and a mended file takes them in. */
  quarantined: FileProblem[];
  /** Steps of sites whose phases come from other sources, that are no phase of theirs: they add none. */
  notPlaced: { site: string; step: string; date: string; megawatts: number; reason: string }[];
  rowsWithoutStep: { site: string; row: number; date: string; reason: string }[];
};

/** The outcome of a step as it is reported. `name` is what the step is called. */
export function reportLink(site: string, link: StepLink, name: (step: PublishedStep) => string): StepReport {
  const earlier = link.kind === "new" ? null : link.earlier;
  const later = link.kind === "lost" ? null : link.later;
  const slipDays = link.kind === "matched" ? link.slipDays : null;
  return {
    site,
    step: name((later ?? earlier) as PublishedStep),
    outcome: link.kind === "matched" ? outcomeOf(link.slipDays) : link.kind,
    by: link.kind === "matched" || link.kind === "restated" ? link.by : null,
    earlierDate: earlier?.date ?? null,
    date: later?.date ?? null,
    slipDays,
    earlierMegawatts: earlier?.addedMegawatts ?? null,
    megawatts: later?.addedMegawatts ?? null,
    earlierCumulativeMegawatts: earlier?.cumulativeMegawatts ?? null,
    cumulativeMegawatts: later?.cumulativeMegawatts ?? null,
    fate: null,
    note: null,
  };
}

/** A step that no phase on record could take. `name` is what it is called. */
export const reportUnplaced = (
  site: string,
  { step, reason }: UnplacedStep,
  name: string,
): ImportReport["notPlaced"][number] => ({ site, step: name, date: step.date, megawatts: step.addedMegawatts, reason });

const outcomeOf = (slipDays: number) => (slipDays > 0 ? "slipped" : slipDays < 0 ? "pulled_in" : "unchanged");

export const isRevision = (step: StepReport) =>
  step.megawatts !== null && step.earlierMegawatts !== null && Math.abs(step.megawatts - step.earlierMegawatts) > 0.5;

import type { RecordClaim } from "../records/record-set";
import type { IndicatorNode, KnownClaim, PhaseNode, SiteNode } from "./nodes";
import type { Speakers } from "./speakers";

/** Two sources and two parties; on 1 December 2026. */
export const speakers: Speakers = {
  sourceOf: (key) => ({ naturalKey: `natural ${key}`, class: key === "paper" ? "press" : "utility" }),
  partyOf: (name) => ({ slug: name.toLowerCase(), roles: name === "Investor" ? ["investor"] : ["operator"] }),
  latestDay: "2026-12-01",
};

/** What the queue says in January 2026: service promised for the end of June 2028. */
export const claimOf = (more: Partial<RecordClaim> = {}): RecordClaim => ({
  ...{ step: "in_service", kind: "promised", earliestOn: "2028-06-30", latestOn: "2028-06-30", precision: "day" },
  ...{ knownOn: "2026-01-31", source: "queue", mark: "V" },
  ...more,
});

/** The same on record, brought by the register `register:queue`. */
export const knownOf = (more: Partial<KnownClaim> = {}): KnownClaim => ({
  ...{ id: 1, kind: "promised", earliestOn: "2028-06-30", latestOn: "2028-06-30", precision: "day" },
  ...{ knownOn: "2026-01-31", source: "natural queue", claimant: null, addedBy: "register:queue", retracted: null },
  ...more,
});

/** The service of a whole site, with what is on record of its start. */
export const serviceWith = (...claims: KnownClaim[]): IndicatorNode => ({
  ...{ id: 7, phase: null, kind: "service", key: "service", fields: null },
  milestones: claims.length === 0 ? [] : [{ id: 8, step: "in_service", claims, added: [] }],
});

/** A phase on record of 100 MW, brought by `register:queue` in January 2026. */
export const phaseOn = (more: Partial<PhaseNode> = {}): PhaseNode => ({
  ...{ id: 5, ordinal: 1, fields: null, megawatts: { grid_connection: "100" }, sizeKnownOn: "2026-01-31" },
  ...{ isRetired: false, isUndone: false, addedBy: "register:queue", revision: null, isBack: false },
  ...more,
});

/** A site on record. */
export const siteOn = (more: Partial<SiteNode> = {}): SiteNode => ({
  ...{ id: 3, fields: null, phases: [], indicators: [] },
  ...more,
});

import { describe, expect, it } from "vitest";
import type { IndicatorNode, KnownClaim, SiteNode } from "../tree/nodes";
import { stateRow } from "./state-row";
import type { StatedClaim, StatedRow } from "./stated-row";

const publication = { by: "register:loads", source: "register", mark: "V", publishedOn: "2026-02-28" } as const;
const speakers = {
  sourceOf: () => ({ naturalKey: "loads", class: "utility" as const }),
  partyOf: (name: string) => ({ slug: name, roles: [] }),
  latestDay: "2026-03-01",
};
const claim = (kind: StatedClaim["kind"], day: string): StatedClaim => ({
  ...{ step: "energised", kind, precision: "day", earliestOn: day, latestOn: day },
  ...{ knownOn: "2026-02-28", mark: "V" },
});
const rowOf = (...claims: StatedClaim[]): StatedRow => ({
  ...{ key: "1", rowNumber: 2, status: null, note: null, phase: null },
  site: {
    ...{ name: "Alder", registerId: null, type: "data_centre", iso3: "USA" },
    ...{ aliases: [], operators: [], owners: [], users: [] },
  },
  indicators: [{ phase: null, kind: "grid_interconnect", key: "grid-interconnect", claims }],
});
const siteWith = (...indicators: IndicatorNode[]): SiteNode => ({ id: 1, fields: null, phases: [], indicators });
const indicator = (claims: KnownClaim[]): IndicatorNode => ({
  ...{ id: 1, phase: null, kind: "grid_interconnect", key: "grid-interconnect", fields: null },
  milestones: [{ id: 1, step: "energised", claims, added: [] }],
});
const said = (kind: KnownClaim["kind"], day: string): KnownClaim => ({
  ...{ id: 1, kind, earliestOn: day, latestOn: day, precision: "day", knownOn: "2026-01-31", source: "loads" },
  ...{ claimant: null, addedBy: publication.by, retracted: null },
});
const state = (site: SiteNode, row: StatedRow) => stateRow(site, row, { known: null, publication, speakers });

describe("a row with a plan and a fact of one step", () => {
  const row = rowOf(claim("promised", "2025-06-30"), claim("actual", "2025-08-31"));

  it("is added and moves nothing where the step, or all of it, is new", () => {
    expect(state(siteWith(), row)).toMatchObject({ action: "added", changes: [] });
    expect(state(siteWith(indicator([])), row)).toMatchObject({ action: "added", changes: [] });
  });

  it("slips from the plan that was on record", () => {
    expect(state(siteWith(indicator([said("promised", "2025-06-30")])), row)).toMatchObject({
      action: "changed",
      changes: [{ from: "2025-06-30", to: "2025-08-31", slipDays: 62 }],
    });
  });
});

it("a new row with two plans of one step is added and moves nothing", () => {
  const row = rowOf(claim("promised", "2027-06-30"), claim("estimated", "2027-08-31"));
  expect(state(siteWith(), row)).toMatchObject({ action: "added", changes: [] });
});

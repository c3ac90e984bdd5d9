import { describe, expect, it } from "vitest";
import type { ClaimRecord, IndicatorRecord, PhaseRecord } from "./records";
import type { IndicatorKind, MilestoneStep, SiteHold } from "./vocabulary";
import { withWholeSite } from "./whole-site";

let nextId = 1;
const indicator = (kind: IndicatorKind, parts: { holds?: SiteHold; key?: string; happened?: MilestoneStep } = {}) =>
  ({
    id: nextId++,
    kind,
    key: parts.key ?? kind,
    ...(parts.holds ? { holds: parts.holds } : {}),
    milestones: parts.happened
      ? [{ id: nextId++, step: parts.happened, claims: [{ kind: "actual" } as ClaimRecord] }]
      : [],
  }) as unknown as IndicatorRecord;
const phase = (ordinal: number, ...indicators: IndicatorRecord[]) =>
  ({ ordinal, indicators, retiredDay: null }) as unknown as PhaseRecord;
/** Ordinals of the phases that hold the record. */
const held = (phases: PhaseRecord[], one: IndicatorRecord) =>
  withWholeSite(phases, [one]).flatMap(({ ordinal, indicators }) => (indicators.includes(one) ? ordinal : []));

describe("a record of the whole site", () => {
  it("that holds all is in every phase; a permit is not in one that has a grant of its own", () => {
    const phases = [phase(1, indicator("permit", { key: "zoning", happened: "granted" })), phase(2)];
    expect(held(phases, indicator("water_right", { holds: "all" }))).toEqual([1, 2]);
    expect(held(phases, indicator("permit", { holds: "all" }))).toEqual([2]);
  });

  it("that holds the last is in the last phase alone: a campus that is completed never delays its first", () => {
    expect(held([phase(2), phase(1)], indicator("works", { holds: "last" }))).toEqual([2]);
    const retired = { ...phase(3), retiredDay: 20_000 };
    expect(held([phase(2), phase(1), retired], indicator("works", { holds: "last" }))).toEqual([2]);
  });

  it("that holds what is not under works leaves out a phase whose works have started", () => {
    const phases = [phase(1, indicator("works", { happened: "started" })), phase(2, indicator("works"))];
    expect(held(phases, indicator("land", { holds: "not_under_works" }))).toEqual([2]);
  });

  it("that holds none, or of which nobody said, is in no phase; nor is a start of service or a standing", () => {
    expect(held([phase(1)], indicator("ppa", { holds: "none" }))).toEqual([]);
    expect(held([phase(1)], indicator("ppa"))).toEqual([]);
    expect(held([phase(1)], indicator("service", { holds: "all" }))).toEqual([]);
    expect(held([phase(1)], indicator("site", { holds: "all" }))).toEqual([]);
  });

  it("gives way to a phase's own record of the same kind and key, and stands behind the phase's own", () => {
    const own = indicator("grid_interconnect", { key: "kepco", happened: "requested" });
    const [one, two] = withWholeSite(
      [phase(1, own), phase(2, indicator("works"))],
      [indicator("grid_interconnect", { key: "kepco", holds: "beyond_live" })],
    );
    expect(one?.indicators).toEqual([own]);
    expect(two?.indicators.map(({ kind }) => kind)).toEqual(["works", "grid_interconnect"]);
  });

  it("stands in place of a phase's own record of which nobody has said anything", () => {
    const ofSite = indicator("permit", { key: "rezoning", holds: "all", happened: "granted" });
    const silent = indicator("permit", { key: "rezoning" });
    const notRequired = { ...silent, requirement: "not_required" } as IndicatorRecord;
    const phases = withWholeSite([phase(1, silent), phase(2, notRequired)], [ofSite]);
    expect(phases.map(({ indicators }) => indicators)).toEqual([[ofSite], [notRequired]]);
  });
});

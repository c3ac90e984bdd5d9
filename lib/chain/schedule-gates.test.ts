import { describe, expect, it } from "vitest";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import { withWholeSite } from "@/lib/domain/whole-site";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { inShort, party, reading, told } from "./schedule.fixture";
import { scheduleGates } from "./schedule-gates";

const gatesOf = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) => {
  const records = site([phase(indicators)], options);
  return scheduleGates(records, firstOf(records.phases), reading, []).map(({ gate }) => gate);
};
const ids = (...given: Parameters<typeof gatesOf>) => gatesOf(...given).map(({ id }) => id);
const bare = ["p1.grid_interconnect.grid.energised", "p1.works.building.completed"];
const signed = { signed: [told("actual", "2026-01-01", "2026-01-02")] };

describe("the gates of a phase", () => {
  it("are a connection and a building where nothing is on record", () => {
    expect(gatesOf([])).toMatchObject([
      { id: bare[0], kind: "grid", chance: 1, precedes: null, evidence: [], class: { medianDays: 690, sigma: 0.506 } },
      { id: bare[1], kind: "works", chance: 1, precedes: null, evidence: [], class: { medianDays: 609, sigma: 0.32 } },
    ]);
  });

  it("are those of each record that is required or says something; an unknown one changes nothing", () => {
    const permit = (requirement: IndicatorRecord["requirement"], steps = {}) =>
      indicator("permit", steps, { permitType: "zoning", requirement });
    const granted = { granted: [told("actual", "2026-01-01", "2026-01-02")] };
    const zoning = "p1.permit.zoning.granted";
    expect(ids([permit("required")])).toContain(zoning);
    expect(ids([permit("unknown", granted)])).toContain(zoning);
    expect(gatesOf([permit("unknown")])).toEqual(gatesOf([]));
    expect(ids([permit("not_required", granted)])).toEqual(bare);
  });

  it("are two of a connection, with one agreement where nothing is known of any", () => {
    const lines = ["north", "south"].map((key) => indicator("grid_interconnect", {}, { key }));
    expect(ids(lines.toReversed()).toSorted()).toEqual(ids(lines).toSorted());
    expect(ids(lines)).toEqual([
      "p1.grid_interconnect.north.agreement_signed",
      "p1.grid_interconnect.north.energised",
      "p1.grid_interconnect.south.energised",
      bare[1],
    ]);
    expect(gatesOf(lines)[0]).toMatchObject({ kind: "agreement", precedes: "grid" });
    const agreement_signed = [told("actual", "2026-01-01", "2026-01-02")];
    const known = indicator("grid_interconnect", { agreement_signed }, { key: "west" });
    expect(ids([...lines, known]).filter((id) => id.endsWith("agreement_signed"))).toEqual([
      "p1.grid_interconnect.west.agreement_signed",
    ]);
  });

  it("hold a contract of supply only where power waits for it", () => {
    const ppa = (ppaRole?: "gating" | "commercial") => ({
      ...indicator("ppa", signed),
      ...(ppaRole ? { ppaRole } : {}),
    });
    expect(ids([ppa("gating")])).toContain("p1.ppa.ppa.signed");
    expect(gatesOf([ppa("commercial")])).toEqual(gatesOf([]));
    expect(gatesOf([ppa()])).toEqual(gatesOf([]));
  });

  it("hold own plants, not those of the utility nor of a commercial contract", () => {
    const plant = { ...indicator("generation", {}, { key: "plant" }), counterparty: party("seller", "seller") };
    expect(gatesOf([plant])[0]).toMatchObject({ id: "p1.generation.plant.in_service", kind: "own_power" });
    expect(ids([plant], { utility: party("seller", "utility") })).toEqual(bare);
    const ppa = {
      ...indicator("ppa", signed),
      ppaRole: "commercial" as const,
      counterparty: party("seller", "seller"),
    };
    expect(ids([plant, ppa])).toEqual(bare);
    expect(ids([plant, { ...ppa, ppaRole: "gating" as const }])).toContain("p1.generation.plant.in_service");
  });

  it("take substations for the grid's, bridge power for own power, and no land or financing", () => {
    const kinds = gatesOf([
      indicator("works", {}, { workType: "substation" }),
      indicator("works", {}, { workType: "bridge_power" }),
      indicator("land", { closed: [told("actual", "2026-01-01", "2026-01-02")] }),
      indicator("financing", { closed: [told("actual", "2026-01-01", "2026-01-02")] }),
    ]).map(({ id, kind }) => `${id} ${kind}`);
    expect(kinds).toEqual([
      "p1.works.substation.completed grid",
      "p1.works.bridge_power.completed own_power",
      ...[`${bare[0]} grid`, `${bare[1]} works`],
    ]);
  });

  it("count one licence once: with an order of machines the permit is none", () => {
    const licence = indicator("permit", {}, { permitType: "export_licence" });
    expect(gatesOf([licence])[0]).toMatchObject({ kind: "machines", precedes: null });
    expect(ids([licence, indicator("accelerator_order", {})])).toEqual([
      "p1.accelerator_order.accelerator_order.delivered",
      ...bare,
    ]);
  });

  it("have the same name in every phase where they are the whole site's, and only in those that they hold up", () => {
    const water = { ...indicator("water_right", {}), holds: "all" as const };
    const campus = { ...indicator("works", {}, { key: "campus" }), holds: "last" as const };
    const phases = withWholeSite([phase([]), phase([], { ordinal: 2 })], [water, campus]);
    const records = site(phases, { indicators: [water, campus] });
    const [first, second] = phases.map((one) => scheduleGates(records, one, reading, []));
    expect(first?.map(({ gate: { id, isOfSite } }) => [id, isOfSite])).toEqual([
      ["water_right.water_right.granted", true],
      ...bare.map((id) => [id, false]),
    ]);
    expect(second?.map(({ gate }) => gate.id)).toEqual([
      "water_right.water_right.granted",
      "works.campus.completed",
      "p2.grid_interconnect.grid.energised",
    ]);
  });

  it("ask a whole site's connection for the megawatts of all phases up to this one", () => {
    const energised = [told("actual", "2026-01-01", "2026-01-02", { megawatts: 150 })];
    const line = { ...indicator("grid_interconnect", { energised }), holds: "beyond_live" as const };
    const phases = withWholeSite([phase([]), phase([], { ordinal: 2 })], [line]);
    const grids = phases.map((one) => scheduleGates(site(phases, { indicators: [line] }), one, reading, [])[1]?.gate);
    expect(grids.map((gate) => gate?.evidence[0]?.what)).toEqual(["done", "begun"]);
  });

  it("take an assessment for passed once supply is signed, unless it was answered otherwise", () => {
    const agreement_signed = [told("actual", "2026-01-01", "2026-01-02")];
    const connection = indicator("grid_interconnect", { agreement_signed });
    const assessment = (steps = {}) => indicator("permit", steps, { permitType: "grid_impact_assessment" });
    const evidence = (...given: IndicatorRecord[]) => inShort(gatesOf(given)[0]?.evidence ?? []);
    expect(evidence(assessment())).toEqual([]);
    expect(evidence(assessment(), connection)).toEqual(["2026-01-02 done 2026-01-01"]);
    const refused = [told("actual", "2025-06-01", "2025-06-02")];
    expect(evidence(assessment({ refused }), connection)).toEqual(["2025-06-02 refused"]);
  });

  it("stand still, the works alone, while the site is paused", () => {
    const records = site([phase([])]);
    const gates = scheduleGates(records, firstOf(records.phases), reading, [{ knownDay: 20_000, what: "halted" }]);
    expect(gates.map(({ gate }) => inShort(gate.evidence))).toEqual([[], ["2024-10-04 halted"]]);
  });
});

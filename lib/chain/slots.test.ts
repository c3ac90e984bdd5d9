import { describe, expect, it } from "vitest";
import { toIsoDate } from "@/lib/domain/dates";
import type {
  BaseRateRecord,
  IndicatorRecord,
  OrganisationRecord,
  PhaseRecord,
  SiteRecords,
} from "@/lib/domain/records";
import { forecast, type Node } from "@/lib/forecast";
import { AS_OF, claim, indicator, phase, site, source } from "../assessment/site.fixture";
import { buildSiteChain } from "./build";

const inDays = (days: number) => toIsoDate(AS_OF + days) as string;
const said = (days: number, by = "operator page") => [claim("promised", inDays(days), { source: source(by) })];
const required = (kind: IndicatorRecord["kind"], options: Parameters<typeof indicator>[2] = {}) =>
  indicator(kind, {}, options);
const service = () => indicator("service", { in_service: said(900) });

/** By node id; the first answer's as "id answer", the maker's as "id vendor", a target's as "target" and its node. */
function slotsOf(records: SiteRecords): Map<string, number> {
  const { nodes, targets } = buildSiteChain(records, AS_OF).network;
  const named = nodes.flatMap((node: Node): [string, number | undefined][] => [
    [node.id, node.slot],
    ...(node.kind === "task" ? [[`${node.id} answer`, node.decision?.slot] as [string, number | undefined]] : []),
    ...(node.kind === "task" ? [[`${node.id} vendor`, node.vendorFactor?.slot] as [string, number | undefined]] : []),
  ]);
  const all = [...named, ...targets.map((target) => [`target ${target.node}`, target.slot] as const)];
  return new Map(all.flatMap(([name, slot]) => (slot === undefined ? [] : [[name, slot]])));
}

const maker = (slug: string): OrganisationRecord => ({
  id: 1,
  slug,
  nameEn: slug,
  nameKo: slug,
  roles: [],
  isHyperscaler: false,
});
const transformer = (by: string, key = "transformer_order") => ({
  ...required("transformer_order", { key }),
  counterparty: maker(by),
});

/** Every place of the template at once. */
const everything = (ordinal: number): PhaseRecord =>
  phase(
    [
      required("works", { workType: "building" }),
      indicator("grid_interconnect", { requested: [claim("actual", "2026-09-01")] }),
      required("permit", { permitType: "grid_impact_assessment" }),
      required("permit", { permitType: "building" }),
      required("permit", { permitType: "zoning" }),
      required("permit", { permitType: "environmental" }),
      transformer("maker"),
      required("ppa"),
      required("water_right"),
      required("accelerator_order"),
      required("works", { workType: "substation" }),
      required("works", { workType: "bridge_power" }),
    ],
    { ordinal },
  );

describe("slots", () => {
  it("are distinct whole numbers from 1 to 62 in the fullest network, which the engine takes", () => {
    const phases = [1, 2, 3].map((ordinal) => {
      const sources = [1, 2].map((n) =>
        indicator(
          "works",
          { completed: said(500, `source ${ordinal} ${n}`) },
          { workType: "network_upgrade", key: `${n}` },
        ),
      );
      const full = everything(ordinal);
      return { ...full, indicators: [...full.indicators, ...sources, transformer(`maker ${ordinal}`, "other")] };
    });
    const slots = slotsOf(site(phases));
    const vendorNames = [...slots.keys()].filter((name) => name.endsWith(" vendor"));
    const own = [...slots].filter(([name]) => !name.endsWith(" vendor")).map(([, slot]) => slot);
    expect(own).toHaveLength(17 * 3 + 2 + 5);
    expect(new Set(own).size).toBe(own.length);
    const vendors = new Set(vendorNames.map((name) => slots.get(name)));
    expect(vendors.size).toBe(2);
    const all = new Set([...own, ...vendors]);
    expect(all.size).toBe(60);
    expect([...all].every((slot) => Number.isInteger(slot) && (slot as number) >= 1 && (slot as number) <= 62)).toBe(
      true,
    );
    expect(forecast(buildSiteChain(site(phases), AS_OF).network, { asOf: AS_OF, seed: 1, draws: 64 }).ok).toBe(true);
  });

  it("never change for a place: what decides most has the lowest", () => {
    const slots = slotsOf(site([everything(1), everything(2), everything(3)]));
    const known = {
      "p1.revenue": 1,
      "target p1.revenue": 2,
      "p1.works.building.completed": 6,
      "p1.grid_interconnect.grid_interconnect.energised": 7,
      "p1.permit.grid_impact_assessment.granted": 8,
      "p1.permit.grid_impact_assessment.granted answer": 9,
      "p1.permit.building.granted": 10,
      "p1.permit.building.granted answer": 11,
      "p1.grid_interconnect.grid_interconnect.agreement_signed": 12,
      "p1.transformer_order.transformer_order.delivered": 13,
      "p1.outside.agreement": 14,
      "p1.outside.permit": 15,
      "p1.transformer_order.transformer_order.delivered vendor": 16,
      "p2.revenue": 17,
      "target p2.revenue": 18,
      "p2.transformer_order.transformer_order.delivered": 26,
      "p1.commissioned": 27,
      "p1.permit.environmental.granted": 33,
      "p3.revenue": 37,
      "p3.transformer_order.transformer_order.delivered": 46,
      "p2.commissioned": 47,
      "p3.commissioned": 54,
      "p3.permit.environmental.granted": 60,
    };
    expect(Object.fromEntries(Object.keys(known).map((name) => [name, slots.get(name)]))).toEqual(known);
  });

  it("of the fourth open phase, of orders without a place and of a second gate of one place are none", () => {
    const records = site([...[1, 2, 3, 4].map(everything)]);
    const slots = slotsOf(records);
    const ofFourth = [...slots.keys()].filter((name) => /^(target )?p4\./.test(name) && !name.endsWith(" vendor"));
    expect(ofFourth).toEqual([]);
    expect([...slots.keys()].filter((id) => id.includes("accelerator"))).toEqual([]);
    const two = slotsOf(
      site([phase([required("transformer_order"), required("transformer_order", { key: "second" })])]),
    );
    expect(two.get("p1.transformer_order.transformer_order.delivered")).toBeDefined();
    expect(two.get("p1.transformer_order.second.delivered")).toBeUndefined();
  });

  it("go to the fourth phase once the first earns", () => {
    const earning = phase([indicator("service", { in_service: [claim("actual", "2026-01-01")] })]);
    const slots = slotsOf(site([earning, ...[2, 3, 4].map(everything)]));
    const alone = slotsOf(site([everything(1)]));
    for (const name of ["works.building.completed", "revenue"])
      expect(slots.get(`p4.${name}`), name).toBe(alone.get(`p1.${name}`));
    expect(slots.get("target p4.revenue")).toBe(alone.get("target p1.revenue"));
    expect(slots.has("target p1.revenue")).toBe(false);
  });

  it("of an answer are the place's, whether the gate, its stated date or the grid carries the decision", () => {
    const stated = indicator("permit", { granted: said(60, "council") }, { permitType: "building" });
    expect(slotsOf(site([phase([stated])])).get("p1.permit.building.granted.answer answer")).toBe(11);
    const region = { id: 1, slug: "capital", nameEn: "Capital", nameKo: "수도권" };
    const baseRate: BaseRateRecord = {
      slug: "rate",
      regionSlug: "capital",
      gate: "grid_impact_assessment",
      thresholdMegawatts: 10,
      newSupplyOnly: false,
      appliedAfterDay: AS_OF - 900,
      periodFromDay: AS_OF - 900,
      periodToDay: AS_OF,
      passed: 1,
      decided: 4,
      commonCauseRho: 0.3,
      priorAlpha: 1,
      priorBeta: 1,
      probabilityIfUnknown: 0.2,
      endedBy: null,
      endedByKo: null,
      mark: "V",
      note: null,
      noteKo: null,
      source: null,
    };
    const atGrid = slotsOf(site([phase([required("works")])], { region, baseRates: [baseRate] }));
    expect(atGrid.get("p1.grid_interconnect.grid.energised answer")).toBe(9);
    const assessed = phase([required("permit", { permitType: "grid_impact_assessment" })]);
    const atAssessment = slotsOf(site([assessed], { region, baseRates: [baseRate] }));
    expect(atAssessment.get("p1.permit.grid_impact_assessment.granted answer")).toBe(9);
    expect(atAssessment.has("p1.grid_interconnect.grid.energised answer")).toBe(false);
  });

  it("of a maker are one in all phases, and stay when another maker is added in front", () => {
    const first = transformer("zeta");
    const before = slotsOf(site([phase([first]), phase([transformer("zeta")], { ordinal: 2 })]));
    const at = (phaseName: string, key = "transformer_order") =>
      `${phaseName}.transformer_order.${key}.delivered vendor`;
    expect(before.get(at("p1"))).toBe(16);
    expect(before.get(at("p2"))).toBe(16);
    const after = slotsOf(site([phase([transformer("alpha", "another"), first])]));
    expect(after.get(at("p1"))).toBe(16);
    expect(after.get(at("p1", "another"))).toBe(36);
  });

  it("stay when an indicator, a date for a gate, or a phase is added", () => {
    const first = [required("works"), service()];
    const before = slotsOf(site([phase(first)]));
    const more = [
      ...first,
      required("permit", { permitType: "zoning" }),
      required("transformer_order"),
      indicator("grid_interconnect", { energised: said(700, "utility") }),
    ];
    const after = slotsOf(site([phase(more), phase([service()], { ordinal: 2 })]));
    expect(before.size).toBeGreaterThan(3);
    for (const [id, slot] of before)
      if (id !== "p1.grid_interconnect.grid.energised") expect(after.get(id), id).toBe(slot);
  });

  it("leave every other gate's days as they were, to the bit", () => {
    const finishes = (indicators: IndicatorRecord[]) => {
      const { network } = buildSiteChain(site([phase(indicators)]), AS_OF);
      const result = forecast(network, { asOf: AS_OF, seed: 5, draws: 512 });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return new Map(result.forecast.nodes.map((node) => [node.id, node.finish]));
    };
    const gates = [service(), required("works"), indicator("transformer_order", { delivered: said(500, "maker") })];
    const before = finishes(gates);
    const after = finishes([required("water_right"), indicator("ppa", { signed: said(200, "seller") }), ...gates]);
    for (const id of ["p1.works.building.completed", "p1.transformer_order.transformer_order.delivered", "p1.outside"])
      expect(after.get(id), id).toEqual(before.get(id));
  });

  it("of one place are the same in two sites, whatever else their chains hold", () => {
    const one = slotsOf(site([phase([required("works"), required("permit", { permitType: "building" })])]));
    const other = slotsOf(site([everything(1)], { slug: "another" }));
    for (const [id, slot] of one) if (other.has(id)) expect(other.get(id), id).toBe(slot);
    expect(one.get("p1.works.building.completed")).toBe(other.get("p1.works.building.completed"));
  });

  it("of stated dates belong to their source, and stay when a later source or another date of it is added", () => {
    const gates = [
      indicator("grid_interconnect", { energised: said(700, "utility") }),
      indicator("transformer_order", { delivered: said(500, "maker") }),
      indicator("works", { completed: said(600, "utility") }),
    ];
    const before = slotsOf(site([phase(gates)]));
    expect(before.get("p1.works.building.completed")).toBe(
      before.get("p1.grid_interconnect.grid_interconnect.energised"),
    );
    expect(before.get("p1.transformer_order.transformer_order.delivered")).not.toBe(
      before.get("p1.works.building.completed"),
    );
    const water = indicator("water_right", { granted: said(300, "maker") });
    const ppa = indicator("ppa", { signed: said(200, "seller") });
    const records = site([phase([ppa, water, ...gates])]);
    const after = slotsOf(records);
    for (const [id, slot] of before) expect(after.get(id), id).toBe(slot);
    expect(forecast(buildSiteChain(records, AS_OF).network, { asOf: AS_OF, seed: 1, draws: 64 }).ok).toBe(true);
  });

  it("are not spent on totals and certainties", () => {
    const slots = slotsOf(site([phase([service(), indicator("works", { completed: said(800) })])]));
    for (const id of ["p1.announced", "p1.outside", "p1.works.building.completed"])
      expect(slots.has(id), id).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { toIsoDate } from "@/lib/domain/dates";
import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { forecast, type Node } from "@/lib/forecast";
import { AS_OF, claim, indicator, phase, site, source } from "../assessment/site.fixture";
import { buildSiteChain } from "./build";

const inDays = (days: number) => toIsoDate(AS_OF + days) as string;
const said = (days: number, by = "operator page") => [claim("promised", inDays(days), { source: source(by) })];
const required = (kind: IndicatorRecord["kind"], options: Parameters<typeof indicator>[2] = {}) =>
  indicator(kind, {}, options);
const service = () => indicator("service", { in_service: said(900) });

function slotsOf(records: SiteRecords): Map<string, number> {
  const { network } = buildSiteChain(records, AS_OF);
  return new Map(network.nodes.flatMap((node: Node) => (node.slot === undefined ? [] : [[node.id, node.slot]])));
}

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
      required("transformer_order"),
      required("ppa"),
      required("water_right"),
      required("accelerator_order"),
      required("works", { workType: "substation" }),
      required("works", { workType: "bridge_power" }),
    ],
    { ordinal },
  );

describe("slots", () => {
  it("are distinct whole numbers from 1 to 63 in the fullest network, which the engine takes", () => {
    const records = site([1, 2, 3, 4, 5].map(everything));
    const { network } = buildSiteChain(records, AS_OF);
    const slots = [...slotsOf(records).values()];
    expect(slots).toHaveLength(14 * 4 + 2);
    expect(new Set(slots).size).toBe(slots.length);
    expect(slots.every((slot) => Number.isInteger(slot) && slot >= 1 && slot <= 63)).toBe(true);
    expect(forecast(network, { asOf: AS_OF, seed: 1, draws: 64 }).ok).toBe(true);
  });

  it("of the fifth open phase, of orders without a place and of a second gate of one place are none", () => {
    const records = site([...[1, 2, 3, 4, 5].map(everything)]);
    const slots = slotsOf(records);
    expect([...slots.keys()].filter((id) => id.startsWith("p5."))).toEqual([]);
    expect([...slots.keys()].filter((id) => id.includes("accelerator"))).toEqual([]);
    const two = slotsOf(
      site([phase([required("transformer_order"), required("transformer_order", { key: "second" })])]),
    );
    expect(two.get("p1.transformer_order.transformer_order.delivered")).toBeDefined();
    expect(two.get("p1.transformer_order.second.delivered")).toBeUndefined();
  });

  it("go to the fifth phase once the first earns", () => {
    const earning = phase([indicator("service", { in_service: [claim("actual", "2026-01-01")] })]);
    const slots = slotsOf(site([earning, ...[2, 3, 4, 5].map(everything)]));
    expect(slots.get("p5.works.building.completed")).toBe(
      slotsOf(site([everything(1)])).get("p1.works.building.completed"),
    );
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

import { describe, expect, it } from "vitest";
import { toIsoDate } from "@/lib/domain/dates";
import type { IndicatorRecord } from "@/lib/domain/records";
import { AS_OF, claim, indicator, phase, site } from "../assessment/site.fixture";
import { buildSiteChain } from "./build";

const inDays = (days: number) => toIsoDate(AS_OF + days) as string;
const said = (days: number) => [claim("promised", inDays(days))];
const required = (kind: IndicatorRecord["kind"], options: Parameters<typeof indicator>[2] = {}) =>
  indicator(kind, {}, options);

/** Days from the as-of day, by node. */
function plan(indicators: IndicatorRecord[]): Record<string, number> {
  const { nodes } = buildSiteChain(site([phase(indicators)]), AS_OF).network;
  return Object.fromEntries(
    nodes.flatMap(({ id, plannedDay }) => (plannedDay === undefined ? [] : [[id, plannedDay - AS_OF]])),
  );
}

const announced = indicator("service", { in_service: said(1000) });

describe("the plan that a delay is measured against", () => {
  it("is what the announced date requires: building and power a commissioning before it, what stands in front earlier", () => {
    expect(
      plan([
        announced,
        required("permit", { permitType: "building" }),
        required("permit", { permitType: "grid_impact_assessment" }),
        indicator("grid_interconnect", { requested: [claim("actual", "2026-09-01")] }),
      ]),
    ).toMatchObject({
      "p1.announced": 1000,
      "p1.commissioned": 1000,
      "p1.outside": 1000,
      "p1.outside.agreement": 1000 - 855,
      "p1.works.building.completed": 1000 - 76,
      "p1.grid_interconnect.grid_interconnect.energised": 1000 - 76,
      "p1.permit.building.granted": 1000 - 76 - 609,
      "p1.grid_interconnect.grid_interconnect.agreement_signed": 1000 - 76 - 690,
      "p1.permit.grid_impact_assessment.granted": 1000 - 76 - 690 - 827,
    });
  });

  it("is a gate's own stated date where there is one, for its start too, and no refusal", () => {
    const days = plan([
      announced,
      indicator("works", { started: said(100) }),
      indicator("grid_interconnect", { energised: said(700) }),
      indicator("permit", { granted: said(60) }, { permitType: "building" }),
    ]);
    expect(days).toMatchObject({
      "p1.works.building.completed.start": 100,
      "p1.works.building.completed": 1000 - 76,
      "p1.grid_interconnect.grid_interconnect.energised": 700,
      "p1.permit.building.granted": 60,
      "p1.permit.building.granted.answer": 0,
    });
  });

  it("says nothing of what is done or implied, and nothing at all without an announced date", () => {
    const gates = [
      indicator("works", { started: [claim("actual", "2026-01-15")], completed: [claim("actual", "2026-10-01")] }),
      required("permit", { permitType: "building" }),
    ];
    expect(Object.keys(plan([announced, ...gates])).filter((id) => /works|permit\.building/.test(id))).toEqual([]);
    expect(plan(gates)).toEqual({});
  });
});

import { describe, expect, it } from "vitest";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import { resolveEvidence } from "@/lib/domain/evidence";
import type { IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import { forecast, type Node } from "@/lib/forecast";
import { firstOf } from "@/lib/testing/present";
import { AS_OF, claim, indicator, phase, site, source } from "../assessment/site.fixture";
import { buildSiteChain } from "./build";

const inDays = (days: number) => toIsoDate(AS_OF + days) as string;
const chainOf = (indicators: IndicatorRecord[], options: Partial<PhaseRecord> = {}) =>
  buildSiteChain(site([phase(indicators, options)]), AS_OF);
const nodeOf = (nodes: Node[], id: string) => {
  const found = nodes.find((node) => node.id === id);
  if (!found) throw new Error(`no node ${id} among ${nodes.map((node) => node.id).join(", ")}`);
  return found;
};
const milestone = (...claims: ReturnType<typeof claim>[]) => ({ id: 1, step: "in_service" as const, claims });

describe("weighing the claims of a milestone", () => {
  it("takes the newest promise, keeps the first beside it, and puts a coarse promise at the end of its interval", () => {
    const evidence = resolveEvidence(milestone(claim("promised", "2027"), claim("promised", "2028-Q1")), AS_OF);
    expect(evidence).toMatchObject({ status: "stated", basis: "promised", statedDay: toEpochDay("2028-03-31") });
    expect(evidence.status === "stated" && evidence.first.latestDay).toBe(toEpochDay("2027-12-31"));
  });

  it("takes a promise before a newer estimate, and what happened before either", () => {
    const promised = claim("promised", "2028-01");
    const estimated = claim("estimated", "2029-01");
    expect(resolveEvidence(milestone(promised, estimated), AS_OF)).toMatchObject({ basis: "promised" });
    expect(resolveEvidence(milestone(claim("actual", "2026-05-01"), promised, estimated), AS_OF)).toMatchObject({
      status: "done",
      basis: "actual",
    });
  });

  it("lets a newer estimate of a later day take an inference back, but not an actual", () => {
    const later = claim("estimated", "2027-03-01", { knownOn: "2026-04-01" });
    const inferred = claim("inferred", "2025-10-01", { knownOn: "2025-12-01" });
    expect(resolveEvidence(milestone(inferred, later), AS_OF)).toMatchObject({ status: "stated", basis: "estimated" });
    expect(resolveEvidence(milestone({ ...inferred, kind: "actual" }, later), AS_OF)).toMatchObject({ status: "done" });
  });

  it("reads an actual that lies in the future as a stated date", () => {
    expect(resolveEvidence(milestone(claim("actual", inDays(90))), AS_OF)).toMatchObject({
      status: "stated",
      statedDay: AS_OF + 90,
    });
  });

  it("forgets what was said before a withdrawal", () => {
    const back = resolveEvidence(
      milestone(claim("actual", "2026-05-01"), claim("withdrawn", "2026-06-01"), claim("promised", "2028")),
      AS_OF,
    );
    expect(back.status).toBe("stated");
  });

  it("ends with the newest word when that is withdrawn", () => {
    expect(resolveEvidence(milestone(claim("promised", "2028"), claim("withdrawn", "2026-10-01")), AS_OF).status).toBe(
      "withdrawn",
    );
  });
});

describe("the gates of a phase", () => {
  it("keeps an unseen grid connection, back-cast from the announced date and never started on the as-of day", () => {
    const { network } = chainOf([indicator("service", { in_service: [claim("promised", inDays(500))] })]);
    const grid = nodeOf(network.nodes, "p1.grid_interconnect.grid.energised");
    // Need date: 500 − 76 days of commissioning; less Q0.8 of LN(690, 0.506), 1,056 days.
    expect(grid).toMatchObject({
      kind: "task",
      startedOnDay: AS_OF + 500 - 76 - Math.round(690 * Math.exp(0.506 * 0.8416212335729143)),
    });
  });

  it("waits with an unseen gate until its back-cast start when that lies ahead", () => {
    const { network } = chainOf([indicator("service", { in_service: [claim("promised", inDays(2000))] })]);
    expect(nodeOf(network.nodes, "p1.grid_interconnect.grid.energised")).toMatchObject({
      notBeforeDay: expect.any(Number),
    });
  });

  it("takes permits as granted once building has started, and the power chain as done once power flows", () => {
    const building = indicator("works", { started: [claim("actual", "2026-01-15")] });
    const permit = indicator("permit", {}, { permitType: "building" });
    const transformer = indicator("transformer_order", { ordered: [claim("actual", "2025-01-01")] });
    const service = indicator("service", { first_power: [claim("actual", "2026-10-01")] });
    const { network } = chainOf([building, permit, transformer, service]);
    expect(nodeOf(network.nodes, "p1.permit.building.granted")).toMatchObject({
      kind: "done",
      latestDay: toEpochDay("2026-01-15"),
    });
    expect(nodeOf(network.nodes, "p1.transformer_order.transformer_order.delivered")).toMatchObject({
      kind: "done",
      latestDay: toEpochDay("2026-10-01"),
    });
  });

  it("adds the gate that a rule of the place demands, and leaves it out below its threshold", () => {
    const policy = {
      id: 1,
      slug: "rule",
      titleEn: "Rule",
      titleKo: "규칙",
      regionId: null,
      thresholdMegawatts: 10,
      status: "in_force",
      effectiveDay: 0,
      requiresGate: "grid_impact_assessment",
    } as const;
    const chainAt = (facility: number) =>
      buildSiteChain(
        site(
          [phase([], { megawatts: { gridConnection: null, facility, criticalIt: null, generationNameplate: null } })],
          { policies: [policy] },
        ),
        AS_OF,
      ).network.nodes.some((node) => node.id === "p1.permit.grid_impact_assessment.granted");
    expect(chainAt(100)).toBe(true);
    expect(chainAt(9)).toBe(false);
  });

  it("weighs the chain by its gates' own evidence: 0.15 each, at most 0.6, the rest shared by the announced date and the outside view", () => {
    const said = (days: number) => [claim("promised", inDays(days))];
    const service = indicator("service", { in_service: said(640) });
    const gates = [
      indicator("works", { completed: said(500) }),
      indicator("grid_interconnect", { energised: said(500) }),
      indicator("transformer_order", { delivered: said(400) }),
      indicator("water_right", { granted: said(300) }),
      indicator("ppa", { signed: said(200) }),
    ];
    const weights = (count: number) => {
      const pool = nodeOf(chainOf([service, ...gates.slice(0, count)]).network.nodes, "p1.revenue");
      return pool.kind === "pool" ? pool.views.map(({ weight }) => Number(weight.toFixed(3))) : [];
    };
    expect(weights(0)).toEqual([0, 0.5, 0.5]);
    expect(weights(1)).toEqual([0.15, 0.425, 0.425]);
    expect(weights(5)).toEqual([0.6, 0.2, 0.2]);
  });

  it("lets one source's dates slip together with its announced date, and another's apart", () => {
    const one = source("release");
    const { network } = chainOf([
      indicator("service", { in_service: [claim("promised", inDays(640), { source: one })] }),
      indicator("works", { completed: [claim("promised", inDays(500), { source: one })] }),
      indicator("transformer_order", { delivered: [claim("promised", inDays(400), { source: source("maker") })] }),
    ]);
    expect(nodeOf(network.nodes, "p1.works.building.completed")).toMatchObject({
      sourceKey: "release",
      loading: "total",
    });
    expect(nodeOf(network.nodes, "p1.transformer_order.transformer_order.delivered")).toMatchObject({
      sourceKey: "maker",
      loading: "part",
    });
  });
});

describe("bridge power", () => {
  it("is another way to be energised: power comes with whichever is first", () => {
    const grid = indicator("grid_interconnect", { energised: [claim("promised", inDays(1200))] });
    const bridge = indicator("works", { completed: [claim("promised", inDays(200))] }, { workType: "bridge_power" });
    const powerP50 = (indicators: IndicatorRecord[]) => {
      const result = forecast(chainOf(indicators).network, { asOf: AS_OF, seed: 1, draws: 2048 });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return result.forecast.nodes.find((node) => node.id === "p1.power")?.finish.p50 ?? Number.NaN;
    };
    expect(powerP50([grid])).toBeGreaterThan(AS_OF + 1000);
    expect(powerP50([grid, bridge])).toBeLessThan(AS_OF + 600);
  });

  const said = (days: number) => [claim("promised", inDays(days))];
  const supply = (days: number) => indicator("grid_interconnect", { energised: said(days) });
  const bridgePower = (days: number) => indicator("works", { completed: said(days) }, { workType: "bridge_power" });
  const service = indicator("service", { in_service: said(400) });
  const transformers = indicator("transformer_order", { delivered: said(1300) });
  const building = indicator("works", { completed: said(100) });
  const floorsOf = (...indicators: IndicatorRecord[]) => {
    const pool = nodeOf(chainOf(indicators).network.nodes, "p1.revenue");
    return pool.kind === "pool" ? pool.floors : [];
  };
  const earliest = (...indicators: IndicatorRecord[]) => {
    const result = forecast(chainOf(indicators).network, { asOf: AS_OF, seed: 1, draws: 2048 });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.forecast.targets[0]?.givenCompletion ?? { p50: Number.NaN };
  };

  it("is a floor together with the grid, not each for itself: power, and nothing on one way to it", () => {
    expect(floorsOf(supply(1200), building, transformers)).toEqual([
      "p1.grid_interconnect.grid_interconnect.energised",
      "p1.works.building.completed",
      "p1.transformer_order.transformer_order.delivered",
    ]);
    expect(floorsOf(supply(1200), building, transformers, bridgePower(200))).toEqual([
      "p1.works.building.completed",
      "p1.power",
    ]);
    expect(floorsOf(bridgePower(200))).toEqual(["p1.power"]);
    expect(floorsOf(building, indicator("works", {}, { workType: "bridge_power" }))).toEqual([
      "p1.works.building.completed",
    ]);
  });

  it("that is early frees the phase from a late grid date, and that is late does not hold it up", () => {
    const withGrid = earliest(service, supply(2000), transformers).p50;
    expect(withGrid).toBeGreaterThan(AS_OF + 2000);
    expect(earliest(service, supply(2000), transformers, bridgePower(200)).p50).toBeLessThan(withGrid - 700);
    const early = earliest(service, supply(300)).p50;
    expect(earliest(service, supply(300), bridgePower(4000)).p50).toBeLessThan(early + 100);
  });
});

describe("cancellation by the furthest evidence", () => {
  const hazardOf = (indicators: IndicatorRecord[]) =>
    firstOf(chainOf(indicators).network.targets).hazard.map(({ perYear }) => perYear);

  it("steps down from announced to permitted to under construction", () => {
    expect(hazardOf([])).toEqual([0.15, 0.056, 0.02]);
    expect(
      hazardOf([indicator("permit", { granted: [claim("actual", "2026-01-01")] }, { permitType: "building" })]),
    ).toEqual([0.056, 0.02]);
    expect(hazardOf([indicator("works", { started: [claim("actual", "2026-01-01")] })])).toEqual([0.02]);
    expect(hazardOf([indicator("service", { first_power: [claim("actual", "2026-01-01")] })])).toEqual([0.002]);
  });
});

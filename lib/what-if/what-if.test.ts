import { describe, expect, it } from "vitest";
import { assessSite } from "@/lib/assessment/assess";
import { AS_OF, claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { withClaim } from "@/lib/assessment/with-claim";
import { buildSiteChain } from "@/lib/chain/build";
import { isoDateOf } from "@/lib/domain/dates";
import { forecast } from "@/lib/forecast";
import { applyWhatIf } from "./apply-what-if";
import type { WhatIfChange } from "./change";
import { clientRecords } from "./client-records";
import type { WhatIfOutlook } from "./outlook";
import { prepareWhatIf } from "./what-if";

const GRID = "p1.grid_interconnect.kepco.energised";
const AGREEMENT = "p1.grid_interconnect.kepco.agreement_signed";
const BUILDING = "p1.works.building.completed";
const TRANSFORMER = "p1.transformer_order.transformer.delivered";
const BRIDGE = "p1.works.gas.completed";
const options = { asOfDay: AS_OF, seed: 7, draws: 2048 };

/** A phase with a promised service date, a building under way, a grid agreement asked for and transformers promised. */
function records(more: ReturnType<typeof indicator>[] = []) {
  const service = indicator("service", { in_service: [claim("promised", "2029-06")] });
  const building = indicator("works", { started: [claim("actual", "2026-03-01")] });
  const grid = indicator(
    "grid_interconnect",
    {
      requested: [claim("actual", "2026-01-15")],
      energised: [claim("promised", "2028-12", { source: source("utility") })],
    },
    { key: "kepco" },
  );
  const transformer = indicator(
    "transformer_order",
    {
      ordered: [claim("actual", "2026-06-01")],
      delivered: [claim("promised", "2028-09", { source: source("maker") })],
    },
    { key: "transformer" },
  );
  return site([phase([service, building, grid, transformer, ...more])]);
}

const bridge = () =>
  indicator("works", { completed: [claim("promised", "2027-09")] }, { key: "gas", workType: "bridge_power" });

function under(changes: WhatIfChange[], from = records()): { base: WhatIfOutlook; changed: WhatIfOutlook } {
  const prepared = prepareWhatIf({ site: from, ...options });
  const answer = prepared.under(changes);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  expect(answer.ignored).toEqual([]);
  return { base: prepared.base[0] as WhatIfOutlook, changed: answer.phases[0] as WhatIfOutlook };
}

const ignoredOf = (changes: WhatIfChange[], from = records()) =>
  applyWhatIf(from, buildSiteChain(from, AS_OF), changes, AS_OF).ignored.map(({ reason }) => reason);

const p50 = (outlook: WhatIfOutlook) => outlook.givenCompletion.p50 as number;

describe("a what-if", () => {
  it("starts from the figures of the assessment", () => {
    const from = records();
    const assessed = assessSite(from, options);
    const { base, changed } = under([], from);
    expect(assessed.ok && assessed.phases[0]?.quantileDays).toEqual(base.quantileDays);
    expect(changed).toEqual(base);
  });

  it("gives for a milestone done today what logging it would give", () => {
    const from = records();
    const grid = from.phases[0]?.indicators.find((one) => one.key === "kepco");
    const logged = withClaim(
      from,
      { indicatorId: grid?.id as number },
      "energised",
      claim("actual", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) }),
    );
    const assessed = assessSite(logged, options);
    const { base, changed } = under([{ kind: "happens", gate: GRID, day: AS_OF }], from);
    expect(assessed.ok && assessed.phases[0]?.quantileDays).toEqual(changed.quantileDays);
    expect(assessed.ok && assessed.phases[0]?.cancelled.total).toBe(changed.cancelled);
    expect(p50(changed)).toBeLessThan(p50(base));
  });

  it("gives for a rule's gate nobody recorded what logging it as done would give", () => {
    const policy = {
      id: 1,
      slug: "assessment-rule",
      titleEn: "",
      titleKo: "",
      regionId: null,
      thresholdMegawatts: 10,
      status: "in_force" as const,
      effectiveDay: AS_OF - 1_000,
      requiresGate: "grid_impact_assessment" as const,
    };
    const from = { ...records(), policies: [policy] };
    const done = indicator(
      "permit",
      { granted: [claim("actual", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) })] },
      { permitType: "grid_impact_assessment" },
    );
    const logged = withClaim(
      from,
      { phaseId: from.phases[0]?.id as number, indicator: { ...done, milestones: [] } },
      "granted",
      claim("actual", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) }),
    );
    const assessed = assessSite(logged, options);
    const { changed } = under(
      [{ kind: "happens", gate: "p1.permit.grid_impact_assessment.granted", day: AS_OF }],
      from,
    );
    expect(assessed.ok && assessed.phases[0]?.quantileDays).toEqual(changed.quantileDays);
  });

  it("gives for bridge power taken away what logging it as not required would give", () => {
    const from = records([bridge()]);
    const gas = from.phases[0]?.indicators.find((one) => one.key === "gas");
    const none = {
      ...claim("not_required", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) }),
      earliestDay: null,
      latestDay: null,
    };
    const assessed = assessSite(withClaim(from, { indicatorId: gas?.id as number }, "completed", none), options);
    const { base, changed } = under([{ kind: "no-bridge", phase: 1 }], from);
    expect(assessed.ok && assessed.phases[0]?.quantileDays).toEqual(changed.quantileDays);
    expect(p50(changed)).toBeGreaterThan(p50(base));
  });

  it("puts a dragged gate on its day for certain, with what must come before it", () => {
    const day = AS_OF + 400;
    const from = records();
    const { network } = applyWhatIf(from, buildSiteChain(from, AS_OF), [{ kind: "happens", gate: GRID, day }], AS_OF);
    const result = forecast(network, { asOf: AS_OF, seed: 7, draws: 2048 });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const finish = (id: string) => result.forecast.nodes.find((node) => node.id === id)?.finish;
    for (const gate of [GRID, AGREEMENT, TRANSFORMER])
      expect(finish(gate), gate).toEqual({ p10: day, p50: day, p80: day, p90: day });
    expect(result.forecast.warnings).toEqual([]);
    expect(result.forecast.targets[0]?.quantiles[0]).toBeGreaterThanOrEqual(day);
  });

  it("leaves no refusal and no start to a gate that happens for certain", () => {
    const permit = indicator(
      "permit",
      { granted: [claim("promised", "2028-03")] },
      { permitType: "grid_impact_assessment" },
    );
    const ppa = indicator("ppa", { negotiating: [claim("promised", "2027-03")] }, { key: "ppa" });
    const from = records([permit, ppa]);
    const chain = buildSiteChain(from, AS_OF);
    const ids = (network: typeof chain.network) => network.nodes.map(({ id }) => id);
    expect(ids(chain.network)).toEqual(
      expect.arrayContaining(["p1.permit.grid_impact_assessment.granted.answer", "p1.ppa.ppa.signed.start"]),
    );
    const changes: WhatIfChange[] = [
      { kind: "happens", gate: "p1.permit.grid_impact_assessment.granted", day: AS_OF + 300 },
      { kind: "happens", gate: "p1.ppa.ppa.signed", day: AS_OF + 200 },
    ];
    const { network, ignored } = applyWhatIf(from, chain, changes, AS_OF);
    expect(ignored).toEqual([]);
    expect(ids(network).filter((id) => /\.(start|answer)$/.test(id))).toEqual([]);
    expect(network.targets[0]?.decisionNodes).toEqual([]);
    const result = forecast(network, { asOf: AS_OF, seed: 7, draws: 2048 });
    expect(result.ok && result.forecast.targets[0]?.cancelled.byCause["permit-denied"]).toBe(0);
  });

  it("is later the later a gate is dragged", () => {
    const from = records();
    // Cancelled draws counted as never: given completion, a later date also loses its latest draws to cancellation.
    const days = [30, 200, 600, 1200, 2400].map(
      (ahead) => under([{ kind: "happens", gate: GRID, day: AS_OF + ahead }], from).changed.unconditional.p50 as number,
    );
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(days.at(-1)).toBeGreaterThan((days[0] as number) + 365);
  });

  it("stretches a class by its factor and a stated date's remaining days by it", () => {
    const from = records();
    const chain = buildSiteChain(from, AS_OF);
    const finishOf = (gate: string, changes: WhatIfChange[]) => {
      const { network } = applyWhatIf(from, chain, changes, AS_OF);
      const alone = {
        ...network,
        nodes: network.nodes.map((node) => (node.id === gate ? { ...node, predecessors: [] } : node)),
      };
      const result = forecast(alone, { asOf: AS_OF, seed: 7, draws: 2048 });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return result.forecast.nodes.find((node) => node.id === gate)?.finish.p50 as number;
    };
    const remaining = (changes: WhatIfChange[]) => finishOf(GRID, changes) - AS_OF;
    expect(remaining([{ kind: "takes", gate: GRID, factor: 0.5 }])).toBeCloseTo(remaining([]) * 0.5, 6);
    expect(finishOf(BUILDING, [{ kind: "takes", gate: BUILDING, factor: 2 }])).toBeGreaterThan(
      finishOf(BUILDING, []) + 100,
    );
  });

  it("lets added bridge power help although the grid's date is fixed, and never hurt", () => {
    const from = records();
    const grid: WhatIfChange = { kind: "happens", gate: GRID, day: AS_OF + 1500 };
    const added = (ahead: number): WhatIfChange => ({ kind: "bridge", phase: 1, day: AS_OF + ahead });
    const floorsUnder = (changes: WhatIfChange[]) =>
      applyWhatIf(from, buildSiteChain(from, AS_OF), changes, AS_OF).network.nodes.flatMap((node) =>
        node.kind === "pool" ? node.floors : [],
      );
    expect(p50(under([added(120)], from).changed)).toBeLessThan(p50(under([], from).base));
    const withGrid = p50(under([grid], from).changed);
    expect(withGrid).toBeGreaterThanOrEqual(AS_OF + 1500);
    expect(p50(under([grid, added(120)], from).changed)).toBeLessThan(withGrid - 300);
    expect(p50(under([grid, added(7000)], from).changed)).toBeLessThan(withGrid + 100);
    expect(floorsUnder([grid])).toContain(GRID);
    expect(floorsUnder([grid, added(120)])).toEqual(["p1.works.building.completed", "p1.power"]);
  });

  it("does not hold a phase up for bridge power that is dragged out", () => {
    const late: WhatIfChange = { kind: "happens", gate: BRIDGE, day: AS_OF + 7000 };
    expect(p50(under([late], records([bridge()])).changed)).toBeLessThan(AS_OF + 3000);
  });

  it("moves nothing but its own and later phases", () => {
    const second = phase([indicator("service", { in_service: [claim("promised", "2031-06")] })], { ordinal: 2 });
    const from = records();
    const both = { ...from, phases: [...from.phases, second] };
    const prepared = prepareWhatIf({ site: both, ...options });
    const answer = prepared.under([{ kind: "takes", gate: "p2.works.building.completed", factor: 3 }]);
    expect(answer.ok && answer.phases[0]).toEqual(prepared.base[0]);
  });

  it("names what it cannot apply, with the reason", () => {
    const done = indicator("ppa", { signed: [claim("actual", "2026-05-01")] }, { key: "ppa" });
    expect(ignoredOf([{ kind: "happens", gate: "p1.ppa.ppa.signed", day: AS_OF }], records([done]))).toEqual([
      "already-done",
    ]);
    expect(ignoredOf([{ kind: "happens", gate: "p1.ppa.none.signed", day: AS_OF }])).toEqual(["unknown-milestone"]);
    expect(ignoredOf([{ kind: "no-bridge", phase: 4 }])).toEqual(["unknown-phase"]);
    expect(ignoredOf([{ kind: "no-bridge", phase: 1 }])).toEqual(["no-bridge-power"]);
    expect(ignoredOf([{ kind: "happens", gate: GRID, day: AS_OF + 9000 }])).toEqual(["day-out-of-range"]);
    const twice: WhatIfChange[] = [10, 20].map((ahead) => ({ kind: "happens", gate: GRID, day: AS_OF + ahead }));
    expect(ignoredOf(twice)).toEqual(["replaced"]);
    const date: WhatIfChange = { kind: "happens", gate: GRID, day: AS_OF + 10 };
    expect(ignoredOf([{ kind: "takes", gate: GRID, factor: 2 }, date])).toEqual(["date-is-given"]);
    expect(ignoredOf([date, { kind: "takes", gate: TRANSFORMER, factor: 2 }])).toEqual(["date-is-given"]);
    const gone: WhatIfChange[] = [
      { kind: "no-bridge", phase: 1 },
      { kind: "takes", gate: BRIDGE, factor: 2 },
    ];
    expect(ignoredOf(gone, records([bridge()]))).toEqual(["bridge-removed"]);
    const earning = site([phase([indicator("service", { in_service: [claim("actual", "2026-01-01")] })])]);
    expect(ignoredOf([{ kind: "bridge", phase: 1, day: AS_OF }], earning)).toEqual(["phase-decided"]);
  });

  it("needs only the lean records, and leaves records as they were", () => {
    const from = records([bridge()]);
    const before = JSON.stringify(from);
    const changes: WhatIfChange[] = [
      { kind: "happens", gate: GRID, day: AS_OF + 500 },
      { kind: "takes", gate: BUILDING, factor: 0.7 },
    ];
    const lean = JSON.parse(JSON.stringify(clientRecords(from)));
    expect(under(changes, lean)).toEqual(under(changes, from));
    expect(JSON.stringify(from)).toBe(before);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { engineOptions } from "@/lib/assessment/engine-options";
import { AS_OF, claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { buildSiteChain } from "@/lib/chain/build";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import { type Forecast, forecast } from "@/lib/forecast";
import { underScenario } from "./apply-scenario";
import { type DurationKey, durationKeys } from "./duration-keys";
import { namedScenarios } from "./named";
import type { ScenarioOverrides } from "./overrides";
import { anyOverrides } from "./overrides.arbitrary";

const DRAWS = 1024;
const CONTROL = {
  licenceProbability: 0.5,
  delayMedianDays: 183,
  delayP90Days: 548,
  denialProbability: 0.2,
  controlledIso3: ["KOR", "MYS"],
};

const service = (date: string) => indicator("service", { in_service: [claim("promised", date)] });
const building = () => indicator("works", { started: [claim("actual", "2026-03-01")] });
const grid = () =>
  indicator(
    "grid_interconnect",
    {
      requested: [claim("actual", "2026-01-15")],
      energised: [claim("promised", "2028-12", { source: source("utility") })],
    },
    { key: "kepco" },
  );
/** A permit that is open: no building has started that would imply it. */
const permitted = () =>
  site([
    phase(
      [
        service("2029-06"),
        indicator("permit", { filed: [claim("actual", "2026-08-01")] }, { permitType: "environmental" }),
        grid(),
      ],
      { id: 1 },
    ),
  ]);
const transformer = () =>
  indicator("transformer_order", { delivered: [claim("promised", "2028-09", { source: source("maker") })] });
const accelerators = (steps: Parameters<typeof indicator>[1]) =>
  indicator("accelerator_order", steps, { key: "chips" });

const records = (more: IndicatorRecord[] = [], options: Partial<SiteRecords> = {}): SiteRecords =>
  site([phase([service("2029-06"), building(), grid(), transformer(), ...more], { id: 1 })], options);

const networkUnder = (from: SiteRecords, overrides: ScenarioOverrides) =>
  underScenario(buildSiteChain(from, AS_OF), from, overrides, AS_OF);

function under(from: SiteRecords, overrides: ScenarioOverrides): Forecast {
  const result = forecast(networkUnder(from, overrides), engineOptions({ asOfDay: AS_OF, seed: 7, draws: DRAWS }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.forecast;
}

const startsOf = (from: SiteRecords, overrides: ScenarioOverrides) =>
  under(from, overrides).samples[0]?.startDay as Float64Array;
const delaysOf = (from: SiteRecords, overrides: ScenarioOverrides) => {
  const base = startsOf(from, {});
  return startsOf(from, overrides).map((day, d) => day - (base[d] as number));
};

describe("a network under a scenario", () => {
  it("is the chain's own without overrides, or with prices alone", () => {
    const chain = buildSiteChain(records(), AS_OF);
    for (const overrides of [{}, { utilisation: 0.49 }, { ownSiliconAttach: 0.5 }])
      expect(underScenario(chain, records(), overrides, AS_OF)).toBe(chain.network);
  });

  it("gives the base's figures where the overrides change nothing", () => {
    const nothing: ScenarioOverrides = {
      factorShift: 0,
      hazardFactor: 1,
      durationFactors: Object.fromEntries(durationKeys.map((key) => [key, 1])),
      exportControl: { ...CONTROL, licenceProbability: 0 },
    };
    expect(under(records(), nothing)).toEqual(under(records(), {}));
  });

  it("can be forecast whatever the overrides, and keeps the records' chain as it was", () => {
    const from = records([accelerators({ delivered: [claim("estimated", "2028-11")] })]);
    const chain = buildSiteChain(from, AS_OF);
    const before = JSON.stringify(chain);
    fc.assert(
      fc.property(anyOverrides, (overrides) => {
        const network = underScenario(chain, from, overrides, AS_OF);
        expect(forecast(network, engineOptions({ asOfDay: AS_OF, seed: 7, draws: 64 }))).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
    expect(JSON.stringify(chain)).toBe(before);
  });

  it("has no cancellation by hazard where the hazard's factor is 0, and more the higher it is", () => {
    const cancelled = [0, 1, 3].map(
      (hazardFactor) => under(permitted(), { hazardFactor }).targets[0]?.cancelled.byCause,
    );
    expect([cancelled[0]?.["before-grid"], cancelled[0]?.["after-start"]]).toEqual([0, 0]);
    // The permit can still be refused.
    expect(cancelled[0]?.["permit-denied"]).toBeGreaterThan(0);
    expect(cancelled[2]?.["before-grid"]).toBeGreaterThan(cancelled[1]?.["before-grid"] as number);
  });

  it("makes no draw earlier by a longer duration, and none later by a shorter one", () => {
    // Contaminated work in progress is the engine's exception: a longer class makes it likelier that the item is an ordinary one.
    const learning: DurationKey[] = [
      "works",
      "works.building",
      "permit",
      "permit.environmental",
      "outside",
      "grid_interconnect",
      "grid_interconnect.agreement_signed",
    ];
    const keys = durationKeys.filter((key) => !learning.includes(key));
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.double({ min: 0.1, max: 5, noNaN: true }), (key, factor) => {
        const delays = delaysOf(records(), { durationFactors: { [key]: factor } });
        expect(delays.every((days) => (factor >= 1 ? days >= -1e-6 : days <= 1e-6))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    "works",
    "works.building",
    "permit",
    "permit.environmental",
    "grid_interconnect",
    "grid_interconnect.energised",
    "transformer_order",
    "commissioning",
    "announced",
    "outside",
  ] as const)("comes later in the median by a longer %s", (key) => {
    const from = key.startsWith("permit") ? permitted() : records();
    const p50 = (overrides: ScenarioOverrides) => under(from, overrides).targets[0]?.givenCompletion.p50 as number;
    expect(p50({ durationFactors: { [key]: 2 }, hazardFactor: 0 })).toBeGreaterThanOrEqual(p50({ hazardFactor: 0 }));
    expect(delaysOf(from, { durationFactors: { [key]: 2 } }).some((days) => days > 10)).toBe(true);
  });

  it("takes the closer of two keys, and leaves other gates alone", () => {
    const both = networkUnder(records(), { durationFactors: { works: 3, "works.building": 2 } });
    expect(both).toEqual(networkUnder(records(), { durationFactors: { "works.building": 2 } }));
    const substation = networkUnder(records(), { durationFactors: { "works.substation": 2 } });
    expect(substation.nodes).toEqual(buildSiteChain(records(), AS_OF).network.nodes);
  });

  it("stretches the retry of a refused permit with the permit", () => {
    const retryDays = (overrides: ScenarioOverrides) =>
      networkUnder(permitted(), overrides).nodes.flatMap((node) =>
        node.kind === "task" && node.decision?.retryDuration.kind === "lognormal"
          ? [node.decision.retryDuration.medianDays]
          : [],
      );
    expect(retryDays({})).toHaveLength(1);
    expect(retryDays({ durationFactors: { permit: 2 } })).toEqual(retryDays({}).map((days) => days * 2));
  });
});

describe("export control", () => {
  const overrides = { exportControl: CONTROL };
  const there = (slug: string, iso3: string | null, more: IndicatorRecord[] = []) => records(more, { slug, iso3 });

  it("moves nothing outside the controlled set, nor where an economy is unknown", () => {
    for (const iso3 of ["USA", null]) {
      const from = there("site", iso3);
      expect(networkUnder(from, overrides)).toEqual(buildSiteChain(from, AS_OF).network);
    }
  });

  it("strikes two controlled sites in the same draws, with the same delay and the same answer", () => {
    // Nothing but the service date is known, so no gate takes up a part of the delay.
    const bare = (slug: string, iso3: string, date: string) =>
      site([phase([service(date)], { id: 1 })], { slug, iso3 });
    const [one, two] = [bare("one", "KOR", "2029-06"), bare("two", "MYS", "2028-03")];
    const [a, b] = [one, two].map((from) => delaysOf(from, overrides)) as [Float64Array, Float64Array];
    a.forEach((days, d) => {
      expect(b[d]).toBeCloseTo(days, 6);
    });
    expect(Math.abs(a.filter((days) => days > 1e-6).length / DRAWS - 0.5)).toBeLessThan(0.06);
    const cancelled = (from: SiteRecords) =>
      under(from, { ...overrides, hazardFactor: 0 }).samples[0]?.cancelledDay.map((day) => Number(day < Infinity));
    expect(cancelled(one)).toEqual(cancelled(two));
    expect(Math.abs((cancelled(one)?.reduce((sum, hit) => sum + hit, 0) ?? 0) / DRAWS - 0.1)).toBeLessThan(0.04);
  });

  it("delays every view: also the announced date and the class, which know of no new rule", () => {
    const from = site([phase([service("2029-06")], { id: 1 })]);
    const always = { exportControl: { ...CONTROL, licenceProbability: 1, delayMedianDays: 200, delayP90Days: 200 } };
    for (const days of delaysOf(from, always)) expect(days).toBeCloseTo(200, 6);
  });

  it("delays a later phase once, through the one in front of it", () => {
    const second = phase([service("2031-06")], { ordinal: 2, id: 2 });
    const from = site([phase([service("2029-06")], { id: 1 }), second]);
    const always = { exportControl: { ...CONTROL, licenceProbability: 1, delayMedianDays: 200, delayP90Days: 200 } };
    const [base, changed] = [{}, always].map((one) => under(from, one).samples[1]?.startDay as Float64Array);
    const delays = Array.from(changed as Float64Array, (day, d) => day - (base?.[d] as number));
    expect(Math.max(...delays)).toBeCloseTo(200, 6);
    expect(Math.min(...delays)).toBeGreaterThan(-1e-6);
  });

  it.each([
    ["ordered", accelerators({ ordered: [claim("actual", "2026-10-01")] })],
    ["stated", accelerators({ delivered: [claim("promised", "2028-12-31", { source: source("seller") })] })],
  ])("holds up accelerators that are %s, under the gate's own name", (_, order) => {
    const from = there("site", "KOR", [order]);
    const gate = "p1.accelerator_order.chips.delivered";
    const finish = (of: ScenarioOverrides) => under(from, of).nodes.find(({ id }) => id === gate)?.finish;
    expect(finish(overrides)?.p90).toBeGreaterThan((finish({})?.p90 as number) + 90);
    const network = networkUnder(from, overrides);
    expect(network.targets[0]?.decisionNodes).toContain(gate);
    expect(network.nodes.filter(({ id }) => id === "p1.commissioned")).not.toContainEqual(
      expect.objectContaining({ jump: expect.anything() }),
    );
    // Only the delay is new: the order itself has the random inputs that it had.
    const quiet = { exportControl: { ...CONTROL, licenceProbability: 1e-12 } };
    expect(startsOf(from, quiet)).toEqual(startsOf(from, {}));
  });

  it("leaves accelerators alone that are there, or licensed, and phases that have power and no open order", () => {
    const done = accelerators({ delivered: [claim("actual", "2026-10-01")] });
    const licensed = accelerators({
      ordered: [claim("actual", "2026-05-01")],
      export_licensed: [claim("actual", "2026-10-01")],
    });
    const powered = site([
      phase([
        indicator("service", {
          first_power: [claim("actual", "2026-10-01")],
          in_service: [claim("promised", "2027-03")],
        }),
      ]),
    ]);
    for (const from of [there("site", "KOR", [done]), there("site", "KOR", [licensed]), powered])
      expect(delaysOf(from, overrides)).toEqual(new Float64Array(DRAWS));
  });

  it("reaches only the chips that are not the operator's own", () => {
    const from = site([phase([service("2029-06")], { id: 1 })]);
    const struck = (more: ScenarioOverrides) =>
      delaysOf(from, { ...overrides, ...more }).map((days) => Number(days > 1e-6));
    const [none, half, all] = [0, 0.5, 1].map((ownSiliconAttach) => struck({ ownSiliconAttach }));
    const share = (hits: Float64Array | undefined) => (hits?.reduce((sum, hit) => sum + hit, 0) ?? 0) / DRAWS;
    expect(Math.abs(share(half) - 0.25)).toBeLessThan(0.06);
    expect(share(all)).toBe(0);
    // Fewer draws, and the same ones.
    expect(half?.every((hit, d) => hit <= (none?.[d] as number))).toBe(true);
    expect(share(struck({ ownSiliconAttach: 1, ownSiliconLicenceFreeShare: 0 }))).toBe(share(none));
  });
});

describe("the named scenarios", () => {
  const overridesOf = (slug: string) => namedScenarios.find((one) => one.slug === slug)?.overrides as ScenarioOverrides;
  const p50 = (slug: string) =>
    under(records([], { iso3: "MYS" }), overridesOf(slug)).targets[0]?.unconditional.p50 as number;

  it("are earlier than the base in the bull, later in the bear and under export control", () => {
    expect(p50("bull")).toBeLessThan(p50("base"));
    expect(p50("bear")).toBeGreaterThan(p50("base"));
    expect(p50("export-control")).toBeGreaterThan(p50("base"));
  });
});

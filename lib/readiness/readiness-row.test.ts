import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { today } from "@/lib/flags/records.fixture";
import { chooseDisplayBasis } from "./megawatts";
import { done, phase, planned, record, row, shares } from "./readiness.fixture";
import type { ReadinessIndicator, ReadinessPhase } from "./types";

describe("megawatts with a signed firm agreement", () => {
  const signed = (isFirm: boolean | null) => record("ppa", { signed: done() }, { isFirm, ppaMegawatts: 40 });

  it("is unknown without a record, and 0 only when records say so", () => {
    const unknown = { value: null, covered: 0, of: 1, reason: "no_record" };
    expect(row([phase(100)]).firmPpaMegawatts).toEqual(unknown);
    expect(row([phase(100, [record("ppa")])]).firmPpaMegawatts).toEqual(unknown);
    const open = row([phase(100, [record("ppa", { signed: planned() })])]);
    expect(open.firmPpaMegawatts).toEqual({ value: 0, covered: 1, of: 1, reason: null });
    expect(row([]).firmPpaMegawatts).toMatchObject({ value: null, reason: "no_phases" });
  });

  it("counts firm ones, not the others, and does not know an unknown firmness", () => {
    const mixed = row([phase(100, [signed(true)]), phase(60, [signed(false)]), phase(30, [signed(null)])]);
    expect(mixed.firmPpaMegawatts).toEqual({ value: 100, covered: 2, of: 3, reason: null });
    expect(mixed.contractedPpaMegawatts).toEqual({ value: 120, covered: 3, of: 3, reason: null });
  });

  it("leaves out a phase that needs none, and one without megawatts is not covered", () => {
    const none = record("ppa", {}, {}, "not_required");
    expect(row([phase(100, [signed(true)]), phase(50, [none])]).firmPpaMegawatts).toMatchObject({ value: 100, of: 1 });
    expect(row([phase(50, [none])]).firmPpaMegawatts).toMatchObject({ value: null, reason: "not_required" });
    expect(row([phase(null, [signed(true)])]).firmPpaMegawatts).toMatchObject({ value: null, reason: "no_megawatts" });
  });
});

describe("other columns", () => {
  it("never mixes bases", () => {
    const it80 = phase(null, [], {
      megawatts: { gridConnection: null, facility: null, criticalIt: 80, generationNameplate: 900 },
    });
    const result = row([phase(100), it80]);
    expect(result.announcedMegawatts).toMatchObject({
      facility: { value: 100, covered: 1, of: 2 },
      critical_it: { value: 80, covered: 1, of: 2 },
      generation_nameplate: { value: 900 },
      grid_connection: { value: null, reason: "no_megawatts" },
    });
    expect(chooseDisplayBasis([phase(100), it80])).toBe("facility");
    expect(chooseDisplayBasis([it80])).toBe("critical_it");
    expect(chooseDisplayBasis([])).toBe("facility");
  });

  it("expects the megawatts times the share of draws, and says what it covers", () => {
    const live = phase(40, [], { assessment: { state: "in_service", stage: "in_service", inServiceShareByYear: {} } });
    const result = row([phase(100), live, phase(null), phase(70, [], { assessment: null })]);
    expect(result.expectedInServiceMegawatts[2028]).toEqual({ value: 65, covered: 2, of: 4, reason: null });
    expect(result.expectedInServiceMegawatts[2032].value).toBe(115);
    const blind = row([phase(70, [], { assessment: null })]);
    expect(blind.expectedInServiceMegawatts[2030]).toMatchObject({ value: null, reason: "no_forecast" });
  });

  it("counts the phases seen in service, and apart from them those that probably serve already", () => {
    const open = (inServiceByAsOf: number) =>
      phase(100, [], { assessment: { ...phase(100).assessment, inServiceByAsOf } as ReadinessPhase["assessment"] });
    const live = phase(40, [], { assessment: { state: "in_service", stage: "in_service", inServiceShareByYear: {} } });
    expect(row([live, open(0.5), open(0.77), open(0.49), phase(70)]).phasesInService).toEqual({ seen: 1, probably: 2 });
  });

  it("knows what is energised only where somebody watches", () => {
    const stage = (name: "announced" | "energised", indicators: ReadinessIndicator[]) =>
      phase(100, indicators, { assessment: { state: "forecast", stage: name, inServiceShareByYear: shares } });
    const watched = [record("service", { in_service: planned() })];
    expect(row([stage("announced", [])]).energisedMegawatts).toMatchObject({ value: null, reason: "no_record" });
    expect(row([stage("announced", watched)]).energisedMegawatts.value).toBe(0);
    const result = row([stage("energised", watched)]);
    expect([result.energisedMegawatts.value, result.inServiceMegawatts.value]).toEqual([100, 0]);
  });

  it("counts transformers on order and delivered, as orders and as units", () => {
    const orders = [
      record("transformer_order", { ordered: done() }, { unitCount: 3 }),
      record("transformer_order", { ordered: done(), delivered: done() }, { unitCount: 2 }),
      record("transformer_order", { ordered: done() }),
      record("transformer_order"),
    ];
    const result = row([phase(100, orders)]);
    expect(result.transformersOnOrder.orders).toEqual({ value: 2, covered: 3, of: 4, reason: null });
    expect(result.transformersOnOrder.units).toEqual({ value: 3, covered: 2, of: 4, reason: null });
    expect(result.transformersDelivered.units).toMatchObject({ value: 2, covered: 3 });
    expect(row([phase(100)]).transformersOnOrder.orders).toMatchObject({ value: null, reason: "no_record" });
  });

  it("calls permits final only when all are granted, none appealed or lapsed", () => {
    const final = (...permits: ReadinessIndicator[]) => row([phase(100, permits)]).permitsFinalMegawatts.value;
    const granted = (details = {}) => record("permit", { granted: done() }, details);
    expect(final(granted(), granted({ isAppealed: false, expiresDay: today }))).toBe(100);
    expect(final(granted(), record("permit", { granted: planned() }))).toBe(0);
    expect(final(granted({ isAppealed: true }))).toBe(0);
    expect(final(granted({ expiresDay: today - 1 }))).toBe(0);
    expect(final(granted(), record("permit"))).toBeNull();
  });

  it("sums the granted grid megawatts apart from the phases'", () => {
    const grid = record("grid_interconnect", { agreement_signed: done() }, { grantedMegawatts: 41 });
    const result = row([phase(103, [grid])]);
    expect([result.gridAgreementMegawatts.value, result.grantedGridMegawatts.value]).toEqual([103, 41]);
  });

  it("leaves withdrawn phases out, and counts flags by level", () => {
    const gone = phase(500, [], { assessment: { state: "withdrawn", stage: "withdrawn", inServiceShareByYear: {} } });
    const result = row([phase(100), gone], { flags: [{ level: "high" }, { level: "task" }, { level: "task" }] });
    expect(result).toMatchObject({
      sites: 1,
      phases: 1,
      withdrawnPhases: 1,
      openFlags: { high: 1, medium: 0, task: 2 },
    });
    expect(result.announcedMegawatts.facility.value).toBe(100);
  });
});

describe("unknown never becomes zero", () => {
  const kinds = ["ppa", "grid_interconnect", "transformer_order", "permit", "water_right"] as const;

  it("whatever bare records there are", () => {
    const bare = fc.array(fc.constantFrom(...kinds), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(bare, { maxLength: 5 }), fc.boolean(), (phases, hasMegawatts) => {
        const result = row(
          phases.map((list) =>
            phase(
              hasMegawatts ? 100 : null,
              list.map((kind) => record(kind)),
              { assessment: null },
            ),
          ),
        );
        const figures = [
          result.firmPpaMegawatts,
          result.contractedPpaMegawatts,
          result.gridAgreementMegawatts,
          result.grantedGridMegawatts,
          result.energisedMegawatts,
          result.inServiceMegawatts,
          result.waterSecuredMegawatts,
          result.permitsFinalMegawatts,
          ...Object.values(result.transformersOnOrder),
          ...Object.values(result.transformersDelivered),
          ...Object.values(result.expectedInServiceMegawatts),
        ];
        expect(figures.every((figure) => figure.value === null && figure.reason !== null)).toBe(true);
        expect(result.pillars.every((pillar) => !pillar.isKnown && pillar.share === null)).toBe(true);
        expect(result.rank.rankable).toBe(false);
      }),
    );
  });
});

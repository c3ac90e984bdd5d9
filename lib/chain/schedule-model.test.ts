import { describe, expect, it } from "vitest";
import type { ModelRecords } from "@/lib/domain/records";
import { gateKinds, type ScheduleModel } from "@/lib/schedule/site-schedule";
import { site } from "../assessment/site.fixture";
import type { ChainParameterSlug } from "./parameters";
import { scheduleClassDefaults, scheduleParameterDefaults } from "./schedule-defaults";
import { scheduleModel } from "./schedule-model";

const { model: records } = site([]);
const shipped = scheduleModel(records);

function withClass(slug: string, values: Record<string, unknown>): ModelRecords {
  const stored = records.classes[slug];
  if (!stored) throw new Error(`no class ${slug}`);
  return { ...records, classes: { ...records.classes, [slug]: { ...stored, version: 2, values } } };
}

function withParameter(slug: string, value: number): ModelRecords {
  const stored = records.parameters[slug];
  if (!stored) throw new Error(`no parameter ${slug}`);
  return { ...records, parameters: { ...records.parameters, [slug]: { ...stored, version: 2, value } } };
}

it("takes its times from the reference classes, without a late tail, and the rest from classes and parameters of its own", () => {
  expect(shipped).toEqual({
    ...{ outsideWeight: 0.15, phi: 0.5, kappa: 0.2, farDays: 943 },
    followShare: { permit: 0.4, agreement: 0.3 },
    shares: {
      ...{ grid: 0.25, works: 0.15, transformer: 0.15, agreement: 0.15, permit: 0.1, rest: 0.2 },
      ...{ water: 0.05, power_contract: 0.05, machines: 0.05, own_power: 0 },
    },
    startOfWorksToService: { medianDays: 855, sigma: 0.41 },
    permit: { medianDays: 270, sigma: 0.77 },
    agreement: { medianDays: 827, sigma: 0.903 },
    worksClass: { medianDays: 609, sigma: 0.32 },
    gridClass: { medianDays: 690, sigma: 0.506 },
    laterPhaseGap: { medianDays: 365, sigma: 0.5 },
    appeal: { medianDays: 220, sigma: 0.6 },
    reapplication: { medianDays: 365, sigma: 0.7 },
    halt: { medianDays: 180, sigma: 0.8 },
    closing: { firstPower: { medianDays: 60, sigma: 0.7 }, complete: { medianDays: 150, sigma: 0.9 } },
    appealWon: { sponsor: 0.4, opponent: 0.13 },
  });
});

describe("a newer version of a stored number", () => {
  const newer = { kind: "lognormal", medianDays: 300, sigma: 0.33 };
  const read = { medianDays: 300, sigma: 0.33 };
  const { closing, followShare, appealWon } = shipped;
  const classes: Record<string, Partial<ScheduleModel>> = {
    local_permit: { permit: read },
    start_to_first_power: { startOfWorksToService: read },
    appeal_decision: { appeal: read },
    permit_reapplication: { reapplication: read },
    works_halt: { halt: read },
    closing_first_power: { closing: { ...closing, firstPower: read } },
    closing_complete: { closing: { ...closing, complete: read } },
  };
  it.each(Object.entries(classes))("changes the schedule's: %s", (slug, changed) => {
    expect(scheduleModel(withClass(slug, newer))).toEqual({ ...shipped, ...changed });
  });

  it("changes the shares of the gates", () => {
    const { own_power: _, ...shares } = shipped.shares;
    const changed = scheduleModel(withClass("binding_gate_shares", { ...shares, grid: 0.4 }));
    expect(changed).toEqual({ ...shipped, shares: { ...shipped.shares, grid: 0.4 } });
  });

  const numbers: Partial<Record<ChainParameterSlug, [number, Partial<ScheduleModel>]>> = {
    outside_view_weight: [0.3, { outsideWeight: 0.3 }],
    other_gate_share: [0.7, { phi: 0.7 }],
    commissioning_share: [0.1, { kappa: 0.1 }],
    permit_follow_share: [0.45, { followShare: { ...followShare, permit: 0.45 } }],
    agreement_follow_share: [0.45, { followShare: { ...followShare, agreement: 0.45 } }],
    appeal_success_sponsor: [0.2, { appealWon: { ...appealWon, sponsor: 0.2 } }],
    appeal_success_opponent: [0.2, { appealWon: { ...appealWon, opponent: 0.2 } }],
    slip_horizon_days: [700, { farDays: 700 }],
  };
  it.each(Object.entries(numbers))("changes the schedule's: %s", (slug, [value, changed]) => {
    expect(scheduleModel(withParameter(slug, value))).toEqual({ ...shipped, ...changed });
  });

  it("is tried for all that only the schedule reads, here or where the records are read", () => {
    const elsewhere = ["cancellation_by_stage_per_year", "binding_gate_shares", "threshold_rule_probability"];
    const tried = [...Object.keys(classes), ...Object.keys(numbers), ...elsewhere];
    for (const { slug } of [...scheduleClassDefaults, ...scheduleParameterDefaults]) expect(tried).toContain(slug);
  });
});

it("gives every kind of gate that may bind a share", () => {
  for (const kind of [...gateKinds, "rest"] as const)
    if (kind !== "own_power") expect(shipped.shares[kind]).toBeGreaterThan(0);
  expect(() => scheduleModel(withClass("binding_gate_shares", { ...shipped.shares, grid: 0 }))).toThrow("grid");
});

it("leaves room before what must follow a gate, and in it for commissioning", () => {
  expect(() => scheduleModel(withParameter("commissioning_share", 0.3))).toThrow(
    'parameter "commissioning_share" (0.3) is not below "agreement_follow_share" (0.3)',
  );
  expect(() => scheduleModel(withParameter("permit_follow_share", 0.5))).toThrow("other_gate_share");
});

it.each(["local_permit", ...scheduleClassDefaults.map(({ slug }) => slug).filter((slug) => !/cancel/.test(slug))])(
  "refuses to go on without a class: %s",
  (slug) => {
    const { [slug]: _, ...classes } = records.classes;
    expect(() => scheduleModel({ ...records, classes })).toThrow(`reference class "${slug}" is missing: run the seed`);
  },
);

it.each(scheduleParameterDefaults.map(({ slug }) => slug).filter((slug) => slug !== "threshold_rule_probability"))(
  "refuses to go on without a parameter: %s",
  (slug) => {
    const { [slug]: _, ...parameters } = records.parameters;
    expect(() => scheduleModel({ ...records, parameters })).toThrow(`parameter "${slug}" is missing: run the seed`);
  },
);

import { describe, expect, it } from "vitest";
import type { BaseRateEffect } from "@/lib/assessment/types";
import type { BaseRateRecord, IndicatorRecord, PolicyRecord } from "@/lib/domain/records";
import type { PermitType } from "@/lib/domain/vocabulary";
import { announced, claim, flagInput, gateAssessment, indicator, today } from "../records.fixture";
import { gateRequiredAndOpen } from "./gate-required-and-open";
import { ppaUnsigned } from "./ppa-unsigned";
import { transformerAfterEnergisation } from "./transformer-after-energisation";

describe("transformer after energisation", () => {
  const order = (day: number, kind: "promised" | "estimated" | "actual" = "promised", parts = {}) =>
    indicator(1, "transformer_order", { delivered: [claim(10, kind, day, parts)] });
  const grid = (day: number, kind: "promised" | "actual" = "promised") =>
    indicator(2, "grid_interconnect", { energised: [claim(20, kind, day)] });
  const needed = today + 300;

  it("fires when the delivery is a day late for it", () => {
    expect(transformerAfterEnergisation(flagInput([order(needed), grid(needed)]))).toBeNull();
    expect(transformerAfterEnergisation(flagInput([order(needed + 1), grid(needed)]))).toMatchObject({
      severity: "medium",
      numbers: { days: 1, neededFor: "energised" },
      claimIds: [10, 20],
    });
  });

  it("is high only beyond 180 days and when both sides promised", () => {
    expect(transformerAfterEnergisation(flagInput([order(needed + 180), grid(needed)]))?.severity).toBe("medium");
    expect(transformerAfterEnergisation(flagInput([order(needed + 181), grid(needed)]))?.severity).toBe("high");
    expect(transformerAfterEnergisation(flagInput([order(needed + 181, "estimated"), grid(needed)]))?.severity).toBe(
      "medium",
    );
  });

  it("is low while the two intervals overlap", () => {
    const wide = { earliestDay: needed - 10, latestDay: needed + 300 };
    expect(transformerAfterEnergisation(flagInput([order(needed, "promised", wide), grid(needed)]))?.severity).toBe(
      "low",
    );
  });

  it("takes the service date when no energisation is stated, and nothing when neither is", () => {
    const assessment = { announced: announced("promised", needed, 30) };
    const flag = transformerAfterEnergisation(flagInput([order(needed + 5)], { assessment }));
    expect(flag).toMatchObject({ numbers: { neededFor: "in_service", days: 5 }, claimIds: [10, 30] });
    expect(transformerAfterEnergisation(flagInput([order(needed + 5)]))).toBeNull();
  });

  it("is silent once the transformer is there or the power flows", () => {
    expect(transformerAfterEnergisation(flagInput([order(today - 1, "actual"), grid(today - 50)]))).toBeNull();
    const assessment = { announced: announced("promised", today + 10) };
    expect(
      transformerAfterEnergisation(flagInput([order(needed), grid(today - 50, "actual")], { assessment })),
    ).toBeNull();
  });
});

describe("ppa unsigned", () => {
  const ppa = (parts: Partial<IndicatorRecord> = {}, signed = [claim(10, "promised", today + 90)], id = 1) =>
    indicator(id, "ppa", { signed }, parts);
  const check = (indicators: IndicatorRecord[], startDay = today + 548) =>
    ppaUnsigned(flagInput(indicators, { assessment: { announced: announced("promised", startDay, 90) } }));

  it("waits for the last 548 days before the announced start", () => {
    expect(check([ppa()], today + 549)).toBeNull();
    expect(check([ppa()])).toMatchObject({
      severity: "medium",
      sinceDay: today,
      numbers: { daysToStart: 548 },
      claimIds: [90, 10],
    });
    expect(check([ppa()], today - 400)?.sinceDay).toBe(today - 100);
  });

  it("is silent once signed, by fact or by inference, or once it supplies", () => {
    expect(check([ppa({}, [claim(10, "actual", today)])])).toBeNull();
    expect(check([ppa({}, [claim(10, "inferred", today - 1)])])).toBeNull();
    expect(check([indicator(1, "ppa", { supply_started: [claim(10, "actual", today - 1)] })])).toBeNull();
    expect(check([ppa({}, [claim(10, "actual", today + 1)])])).not.toBeNull();
  });

  it("is raised again when the agreement is withdrawn", () => {
    const signed = claim(10, "actual", today - 90);
    expect(check([ppa({}, [signed, claim(11, "withdrawn", null)])])?.numbers.isWithdrawn).toBe("yes");
    expect(check([ppa({}, [signed, claim(11, "withdrawn", null), claim(12, "promised", today + 9)])])).not.toBeNull();
  });

  it("is low when nobody calls it required, and then only without another signed one", () => {
    const optional = ppa({ requirement: "unknown" });
    expect(check([optional])?.severity).toBe("low");
    expect(check([optional, ppa({}, [claim(20, "actual", today - 5)], 2)])).toBeNull();
    expect(check([ppa({ requirement: "unknown" }, [])])).toBeNull();
    expect(check([ppa({}, [])])).toMatchObject({ severity: "medium" });
    expect(check([ppa({ requirement: "not_required" })])).toBeNull();
  });

  it("says nothing without an announced start", () => {
    expect(ppaUnsigned(flagInput([ppa()]))).toBeNull();
  });
});

describe("gate required and open", () => {
  const gate = "grid_impact_assessment" as const;
  const policy: PolicyRecord = {
    id: 1,
    slug: "kr-gia",
    titleEn: "",
    titleKo: "",
    regionId: null,
    thresholdMegawatts: 100,
    status: "in_force",
    effectiveDay: today,
    requiresGate: gate,
  };
  const permit = (requirement: IndicatorRecord["requirement"], granted = [claim(10, "promised", today + 90)]) =>
    indicator(1, "permit", { granted }, { requirement, permitType: gate, key: gate });
  const withRule = (
    parts: Partial<PolicyRecord> = {},
    indicators: IndicatorRecord[] = [],
    megawatts: number | null = 100,
  ) =>
    gateRequiredAndOpen(
      flagInput(indicators, {
        site: { policies: [{ ...policy, ...parts }] },
        phase: { megawatts: { gridConnection: megawatts, facility: null, criticalIt: null, generationNameplate: 500 } },
      }),
    );

  it("follows the record: required, unknown, not required", () => {
    expect(gateRequiredAndOpen(flagInput([permit("required")]))).toMatchObject({
      severity: "medium",
      sinceDay: today - 100,
      numbers: { gate, reason: "record" },
      claimIds: [10],
    });
    expect(gateRequiredAndOpen(flagInput([permit("unknown")]))).toMatchObject({
      severity: "low",
      numbers: { reason: "requirement_unknown" },
    });
    expect(gateRequiredAndOpen(flagInput([permit("not_required")]))).toBeNull();
  });

  it("closes when granted, by fact or inference, or implied by something later", () => {
    expect(gateRequiredAndOpen(flagInput([permit("required", [claim(10, "actual", today)])]))).toBeNull();
    expect(gateRequiredAndOpen(flagInput([permit("required", [claim(10, "inferred", today)])]))).toBeNull();
    const gates = [gateAssessment({ indicatorId: 1, key: gate, basis: "implied" })];
    expect(gateRequiredAndOpen(flagInput([permit("required")], { assessment: { gates } }))).toBeNull();
  });

  it("applies the place's rule from its threshold and its first day on", () => {
    expect(withRule()).toMatchObject({
      severity: "medium",
      numbers: { reason: "rule", policySlug: "kr-gia" },
      sinceDay: today,
    });
    expect(withRule({}, [], 99)).toBeNull();
    expect(withRule({ effectiveDay: today + 1 })).toBeNull();
    expect(withRule({ effectiveDay: null })).toBeNull();
    expect(withRule({ status: "proposed" })).toBeNull();
    expect(withRule({ regionId: 9 })).toBeNull();
    expect(withRule({ requiresGate: null })).toBeNull();
  });

  it("lets the record overrule the rule, and the rule settle an unknown", () => {
    expect(withRule({}, [permit("not_required")])).toBeNull();
    expect(withRule({}, [permit("unknown")])).toMatchObject({ severity: "medium", numbers: { reason: "rule" } });
  });

  it("is low when the rule asks for megawatts that nobody knows", () => {
    expect(withRule({}, [], null)).toMatchObject({ severity: "low", numbers: { reason: "megawatts_unknown" } });
    expect(withRule({ thresholdMegawatts: null }, [], null)?.severity).toBe("medium");
  });

  it("does not ask for a grid assessment behind a signed supply", () => {
    const signed = indicator(2, "grid_interconnect", { agreement_signed: [claim(20, "actual", today - 5)] });
    expect(withRule({}, [signed])).toBeNull();
    expect(withRule({}, [signed, permit("unknown")])).toBeNull();
  });

  it("is high only where a base rate for this gate certainly applies", () => {
    const check = (verdict: "applies" | "may_apply", rateGate: PermitType) =>
      gateRequiredAndOpen(
        flagInput([permit("required")], {
          site: { baseRates: [{ slug: "incheon", gate: rateGate } as BaseRateRecord] },
          assessment: { baseRates: [{ slug: "incheon", verdict } as BaseRateEffect] },
        }),
      )?.severity;
    expect(check("applies", gate)).toBe("high");
    expect(check("may_apply", gate)).toBe("medium");
    expect(check("applies", "building")).toBe("medium");
  });
});

import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, source } from "@/lib/assessment/site.fixture";
import type { BaseRateRecord, ClaimRecord, IndicatorRecord, PolicyRecord } from "@/lib/domain/records";
import { flagInput, dayFromNow as on, rulesOf } from "../flag-input.fixture";
import { baseRateRefused } from "./base-rate-refused";
import { recordsContradict } from "./records-contradict";
import { rightExpires } from "./right-expires";
import { ruleAfterAnnouncement } from "./rule-after-announcement";
import { serviceUnconfirmed } from "./service-unconfirmed";

const said = (kind: "promised" | "estimated", date: string, ago: number) => claim(kind, date, { knownOn: on(-ago) });
const event = (ago: number) => claim("actual", on(-ago), { knownOn: on(-ago) });
const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });

describe("service unconfirmed", () => {
  const of = (...claims: ClaimRecord[]) =>
    rulesOf(serviceUnconfirmed, flagInput([service(...claims)], { assessment: { state: "in_service" } }));
  const onlooker = source("an index", "analyst");
  const stated = claim("estimated", on(-200), { knownOn: on(-400), source: onlooker });
  const called = claim("actual", on(-200), { knownOn: on(-100), source: onlooker });

  it("an onlooker's repeated date alone raises it", () => {
    expect(of(stated, called)).toEqual(["service_unconfirmed"]);
  });

  it("a party that sees it confirms, and an open phase is not asked", () => {
    expect(of(stated, called, claim("actual", on(-200), { knownOn: on(-50) }))).toEqual([]);
    expect(serviceUnconfirmed(flagInput([service(stated, called)]))).toEqual([]);
  });
});

describe("records contradict", () => {
  const of = (...indicators: IndicatorRecord[]) => recordsContradict(flagInput(indicators)).map(({ event: e }) => e);
  const inService = service(said("promised", on(300), 100));
  const energised = (date: string) => indicator("grid_interconnect", { energised: [said("promised", date, 50)] });

  it("a step must lie wholly after service", () => {
    expect(of(inService, energised(on(300)))).toEqual([]);
    expect(of(inService, energised(on(301)))).toEqual(["order:energised"]);
    expect(of(service(said("promised", "2027-Q3", 100)), energised("2027-H2"))).toEqual([]);
    expect(of(inService, indicator("works", { started: [said("estimated", on(400), 50)] }))).toEqual(["order:started"]);
  });

  it("a row replaced clears it", () => {
    const moved = indicator("grid_interconnect", {
      energised: [said("promised", on(400), 50), said("promised", on(200), 10)],
    });
    expect(of(inService, moved)).toEqual([]);
  });

  it("an estimate no older than the party's word, a year from it", () => {
    const apart = (days: number, ago: number) =>
      of(service(said("promised", on(500), 100), said("estimated", on(500 + days), ago)));
    expect([apart(364, 50), apart(365, 50), apart(-365, 50), apart(365, 200)]).toEqual([
      [],
      ["parties_apart"],
      ["parties_apart"],
      [],
    ]);
  });
});

describe("a right expires", () => {
  const permit = (...lapsed: ClaimRecord[]) => indicator("permit", { lapsed }, { permitType: "zoning" });
  const of = (...indicators: IndicatorRecord[]) =>
    rulesOf(rightExpires, flagInput(indicators, { p50Day: AS_OF + 500 }));

  it("before it is needed, and the day lies ahead", () => {
    expect([-1, 499, 500].map((ahead) => of(permit(said("promised", on(ahead), 100))).length)).toEqual([0, 1, 0]);
  });

  it("a later day, or works begun, clears it", () => {
    expect(of(permit(said("promised", on(100), 100), said("promised", on(900), 10)))).toEqual([]);
    expect(of(permit(said("promised", on(100), 100)), indicator("works", { started: [event(5)] }))).toEqual([]);
  });
});

const rule: PolicyRecord = {
  ...{ id: 1, slug: "a-rule", titleEn: "A rule", titleKo: "규칙", regionId: null, thresholdMegawatts: 50 },
  ...{ status: "in_force", effectiveDay: AS_OF - 200, requiresGate: "grid_impact_assessment" },
};
const announced = service(said("promised", on(900), 700));

describe("a rule after the announcement", () => {
  const of = (parts: Partial<PolicyRecord>, ...indicators: IndicatorRecord[]) =>
    ruleAfterAnnouncement(flagInput([announced, ...indicators], { site: { policies: [{ ...rule, ...parts }] } }));

  it("in force for a year at most, and after the first word", () => {
    expect(of({})).toMatchObject([{ kind: "change", event: "rule:a-rule", policySlug: "a-rule" }]);
    expect([365, 366].map((ago) => of({ effectiveDay: AS_OF - ago }).length)).toEqual([1, 0]);
    expect(of({ effectiveDay: AS_OF + 1 })).toEqual([]);
    const young = flagInput([service(said("promised", on(900), 100))], { site: { policies: [rule] } });
    expect(ruleAfterAnnouncement(young)).toEqual([]);
  });

  it("the load must surely reach the threshold", () => {
    expect(of({ thresholdMegawatts: 100 })).toHaveLength(1);
    expect(of({ thresholdMegawatts: 101 })).toEqual([]);
  });

  it("a passed gate, or works begun, clears it", () => {
    expect(of({}, indicator("grid_interconnect", { agreement_signed: [event(5)] }))).toEqual([]);
    expect(of({}, indicator("permit", { granted: [event(5)] }, { permitType: "grid_impact_assessment" }))).toEqual([]);
    expect(of({}, indicator("works", { started: [event(5)] }))).toEqual([]);
  });
});

describe("a base rate that refuses", () => {
  const rate: BaseRateRecord = {
    ...{
      slug: "rate",
      regionSlug: "seoul",
      gate: "grid_impact_assessment",
      thresholdMegawatts: 10,
      newSupplyOnly: true,
    },
    ...{ appliedAfterDay: AS_OF - 400, periodFromDay: AS_OF - 400, periodToDay: AS_OF - 100, passed: 5, decided: 10 },
    ...{ commonCauseRho: 0.3, priorAlpha: 1, priorBeta: 1, probabilityIfUnknown: 0.5, endedBy: null, endedByKo: null },
    ...{ mark: "V", note: null, noteKo: null, source: null },
  };
  const region = { id: 1, slug: "seoul", nameEn: "Seoul", nameKo: "서울" };
  const of = (parts: Partial<BaseRateRecord>, indicators: IndicatorRecord[] = [], ofSite: object = {}) =>
    baseRateRefused(
      flagInput([announced, ...indicators], {
        site: { region, policies: [rule], baseRates: [{ ...rate, ...parts }], ...ofSite },
      }),
    );

  it("half of ten answers refused, surely in the place and over the threshold", () => {
    expect(of({})).toMatchObject([{ kind: "risk", mayBeHigh: true, numbers: { refused: 5, decided: 10 } }]);
    expect(of({ passed: 6 })).toEqual([]);
    expect(of({ passed: 0, decided: 9 })).toEqual([]);
    expect(of({ thresholdMegawatts: 101 })).toEqual([]);
    expect(of({}, [], { region: null })).toEqual([]);
    expect(of({}, [], { policies: [] })).toEqual([]);
    expect(of({}, [], { policies: [{ ...rule, regionId: 2 }] })).toEqual([]);
    expect(of({}, [], { policies: [{ ...rule, regionId: 1 }] })).toHaveLength(1);
  });

  it("an answer or an agreement clears it, and what was granted or begun before the rule", () => {
    expect(of({}, [indicator("grid_interconnect", { agreement_signed: [event(5)] })])).toEqual([]);
    expect(of({}, [indicator("permit", { granted: [event(5)] }, { permitType: "grid_impact_assessment" })])).toEqual(
      [],
    );
    expect(of({}, [indicator("permit", { granted: [event(401)] }, { permitType: "building" })])).toEqual([]);
    expect(of({}, [indicator("works", { started: [event(401)] })])).toEqual([]);
    expect(of({}, [indicator("works", { started: [event(399)] })])).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, source } from "@/lib/assessment/site.fixture";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord, OrganisationRecord } from "@/lib/domain/records";
import { flagInput, happened, said } from "./flag-input.fixture";
import {
  claimIdsOf,
  decidingGate,
  gateWord,
  monthsOf,
  newsDay,
  operatorAs,
  partyAs,
  plannedDate,
  servedShareBy,
  silentSince,
  statedAs,
} from "./measures";
import { gateAssessment } from "./records.fixture";

const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const owner: OrganisationRecord = {
  ...{ id: 3, slug: "owner", nameEn: "Owner", nameKo: "소유사", roles: ["owner"], isHyperscaler: null },
};

describe("what a rule writes down", () => {
  it("days as months to one decimal", () => {
    expect([monthsOf(365.25), monthsOf(100), monthsOf(-100), monthsOf(1)]).toEqual([12, 3.3, -3.3, 0]);
  });

  it("a stated day with its interval and its precision", () => {
    expect(statedAs("expiry", claim("promised", "2027-Q1"))).toEqual({
      expiryDay: toEpochDay("2027-03-31"),
      expiryFromDay: toEpochDay("2027-01-01"),
      expiryPrecision: "quarter",
    });
  });

  it("whose word it is: the claimant's, else the publisher's", () => {
    const told = claim("promised", "2027", { source: source("Herald", "press") });
    expect(partyAs("party", told)).toEqual({ partyEn: "Herald", partyKo: "Herald" });
    expect(partyAs("who", { ...told, claimant: owner })).toEqual({ whoEn: "Owner", whoKo: "소유사" });
  });

  it("the operator, unknown where none is on record", () => {
    expect(operatorAs(flagInput([]))).toEqual({ operatorEn: null, operatorKo: null });
    expect(operatorAs(flagInput([], { site: { operator: owner } }))).toEqual({
      ...{ operatorEn: "Owner", operatorKo: "소유사" },
    });
  });

  it("each claim once", () => {
    const [one, two] = [said("promised", 10, 20), said("promised", 30, 10)];
    const dates = [one, two].map((each) => ({ claim: { ...each, latestDay: AS_OF }, saidDay: AS_OF, day: AS_OF }));
    expect(claimIdsOf(...dates, null, ...dates)).toEqual([one.id, two.id]);
  });
});

describe("the word for a gate", () => {
  it("is the permit, the works unless of the building, else the kind of record", () => {
    const word = (...[kind, , options]: Parameters<typeof indicator>) => gateWord(indicator(kind, {}, options));
    expect(word("permit", {}, { permitType: "zoning" })).toBe("zoning");
    expect(word("permit", {})).toBe("permit");
    expect(word("works", {}, { workType: "substation" })).toBe("substation");
    expect(word("works", {}, { workType: "building" })).toBe("works");
    expect(gateWord({ kind: "works", workType: null, permitType: null })).toBe("works");
    expect(word("land", {})).toBe("land");
    expect(gateWord({ kind: "generation", workType: "substation", permitType: "zoning" })).toBe("generation");
  });

  it("of the gate that most draws wait for last", () => {
    const own = indicator("works", {}, { workType: "substation" });
    const of = (...gates: PhaseAssessment["gates"]) =>
      decidingGate(flagInput([indicator("land", {}), own], { assessment: { gates } }));
    const permit = gateAssessment({ key: "zoning", drives: 0.3 });
    expect(of()).toBeNull();
    expect(of(gateAssessment({ drives: 0 }))).toBeNull();
    expect(of(gateAssessment({ kind: "land", drives: 0 }), permit)).toBe("zoning");
    const works = gateAssessment({ kind: "works", key: "building", indicatorId: own.id, drives: 0.5 });
    expect(of(permit, works)).toBe("substation");
    expect(of(works, permit)).toBe("substation");
    expect(of(gateAssessment({ kind: "works", key: "building", drives: 1 }))).toBe("works");
  });
});

describe("the last word", () => {
  it("is old beyond a year", () => {
    const silent = (ago: number) => silentSince(flagInput([service(said("promised", 900, ago))]));
    expect([silent(365), silent(366)]).toEqual([null, AS_OF - 366]);
    const input = flagInput([service(said("promised", 900, 900))]);
    expect(silentSince({ ...input, facts: { ...input.facts, lastHeardDay: null } })).toBeNull();
  });

  it("dates the news by the newest claim on the phase, whatever it is about", () => {
    expect(newsDay(flagInput([]))).toBe(AS_OF);
    const records = [service(said("promised", 900, 90)), indicator("land", { agreed: [happened(40)] })];
    expect(newsDay(flagInput([...records, indicator("permit", { filed: [happened(70)] })]))).toBe(AS_OF - 40);
    const monthly = { ...said("promised", 900, 0), knownPrecision: "month" as const };
    expect(newsDay(flagInput([service(monthly)]))).toBe(toEpochDay("2026-11-01"));
    expect(newsDay(flagInput([service(said("promised", 900, -5))]))).toBe(AS_OF);
  });
});

describe("the share that serves by a day", () => {
  const cancelled = { total: 0.2, byCause: { given_up: 0.2, denied: 0 } };
  const share = (quantileDays: number[], day: number) =>
    servedShareBy(flagInput([], { assessment: { quantileDays, cancelled } }), day);

  it("lies between quantiles in proportion, times the share that is not cancelled", () => {
    const quantileDays = [100, 200, 400];
    expect(share(quantileDays, 99)).toBe(0);
    expect(share(quantileDays, 100)).toBe(0);
    expect(share(quantileDays, 150)).toBeCloseTo(0.25 * 0.8, 12);
    expect(share(quantileDays, 200)).toBeCloseTo(0.5 * 0.8, 12);
    expect(share(quantileDays, 250)).toBeCloseTo(0.625 * 0.8, 12);
    expect(share(quantileDays, 400)).toBeCloseTo(0.8, 12);
    expect(share(quantileDays, 900)).toBeCloseTo(0.8, 12);
    expect(share([100, 200], 150)).toBeCloseTo(0.5 * 0.8, 12);
  });

  it("is unknown where nothing is forecast", () => {
    expect([share([], 100), share([100], 100)]).toEqual([null, null]);
  });
});

it("the planned day is the latest promise, else the latest estimate", () => {
  const day = (...claims: ClaimRecord[]) => plannedDate(flagInput([service(...claims)]))?.day ?? null;
  const estimates = [said("estimated", 100, 50), said("estimated", 200, 40)];
  expect([day(), day(...estimates), day(said("promised", 300, 90), ...estimates)]).toEqual([
    null,
    AS_OF + 200,
    AS_OF + 300,
  ]);
});

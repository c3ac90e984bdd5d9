import { expect, it } from "vitest";
import type { IndicatorRecord } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { day, party, told } from "./schedule.fixture";
import { serviceBaselines, worksBegunDay } from "./service-baselines";

const operator = party("operator", "operator");
const promised = (date: string, knownOn: string) => told("promised", date, knownOn, { claimant: operator });
const service = (...claims: ReturnType<typeof told>[]) => indicator("service", { in_service: claims });
const works = (date: string) => indicator("works", { started: [told("actual", date, date)] }, { workType: "building" });
const financing = (step: "agreed" | "closed", date: string, key = "loan") =>
  indicator("financing", { [step]: [told("actual", date, date)] }, { key });

const baselinesOf = (...indicators: IndicatorRecord[]) => {
  const records = site([phase(indicators)], { operator });
  const found = serviceBaselines(records, firstOf(records.phases));
  return found && [found.first.day, found.latest.day];
};
const days = (...dates: string[]) => dates.map(day);

const three = service(
  promised("2027-03-31", "2024-01-10"),
  promised("2027-12-31", "2025-01-10"),
  promised("2028-06-30", "2026-01-10"),
);

it.each<[string, IndicatorRecord[], string[]]>([
  ["the first of all while nothing binds", [three], ["2027-03-31", "2028-06-30"]],
  ["that in force when works began", [three, works("2025-06-01")], ["2027-12-31", "2028-06-30"]],
  [
    "the first of all, where works began before anybody promised",
    [three, works("2023-06-01")],
    ["2027-03-31", "2028-06-30"],
  ],
  ["that in force when financing closed", [three, financing("closed", "2025-06-01")], ["2027-12-31", "2028-06-30"]],
  [
    "of works and financing the earlier",
    [three, works("2026-06-01"), financing("closed", "2024-06-01")],
    ["2027-03-31", "2028-06-30"],
  ],
  ["no financing that is merely agreed", [three, financing("agreed", "2025-06-01")], ["2027-03-31", "2028-06-30"]],
  ["no tenant's contract", [three, financing("closed", "2025-06-01", "offtake-1")], ["2027-03-31", "2028-06-30"]],
])("the first baseline is %s", (_, indicators, expected) => {
  expect(baselinesOf(...indicators)).toEqual(days(...expected));
});

it("is the word of who may promise service, and the last day of what was said", () => {
  const guess = told("estimated", "2026-12-31", "2024-01-01");
  expect(baselinesOf(service(guess))).toBeNull();
  expect(baselinesOf(service(guess, promised("2027", "2024-06-01")))).toEqual(days("2027-12-31", "2027-12-31"));
  expect(baselinesOf()).toBeNull();
});

it("works have begun where somebody saw it, not where somebody promises it", () => {
  expect(worksBegunDay(phase([works("2025-06-01"), works("2025-03-01")]))).toBe(day("2025-03-01"));
  const promise = indicator("works", { started: [promised("2027-01-01", "2025-01-01")] }, { workType: "building" });
  expect(worksBegunDay(phase([promise]))).toBeNull();
});

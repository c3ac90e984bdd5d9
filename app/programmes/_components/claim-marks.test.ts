import { expect, it } from "vitest";
import type { Pledge } from "@/app/_data/programmes";
import type { ProgrammeAnswers } from "@/lib/portfolio/programme-answers";
import { claimMarks } from "./claim-marks";

const claimed = (slug: string, isIndependent: boolean) =>
  ({ slug, claimant: slug, claimantKo: null, isIndependent }) as Pledge;
const programme = { pledges: [claimed("a01", false), claimed("a09", true), claimed("a11", true)] };
const answers = {
  year: 2029,
  revenue: { claim: "a09", claimed: { low: 8e9, high: 10e9 } },
  operatingIncome: { claim: "a11", claimed: { low: 2.4e9, high: 3.2e9 } },
} as ProgrammeAnswers;
const pledge = { slug: "a01", usd: 40e9, fromYear: 2025, toYear: 2028 };

it("spreads the sponsor's pledge over its window, and draws the claims of a year in that year", () => {
  const marks = claimMarks(programme, pledge, answers);
  expect(marks.capexUsd).toMatchObject([
    { low: 10e9, high: 10e9, fromYear: 2025, toYear: 2028, standing: "operators-own", how: "spread-evenly" },
  ]);
  expect(marks.revenueUsd).toMatchObject([{ low: 8e9, high: 10e9, fromYear: 2029, standing: "independent" }]);
  expect(marks.operatingIncomeUsd).toMatchObject([{ low: 2.4e9, toYear: 2029, how: "claimed" }]);
  expect([...marks.energisedMegawatts, ...marks.cashUsd]).toEqual([]);
});

it("draws nothing that nobody claims", () => {
  expect(Object.values(claimMarks(programme, null, null)).flat()).toEqual([]);
  expect(claimMarks({ pledges: [] }, pledge, answers).capexUsd).toEqual([]);
});

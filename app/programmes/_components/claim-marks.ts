import type { Pledge, Programme } from "@/app/_data/programmes";
import { claimStanding } from "@/lib/article/article-claims";
import type { YearSeries } from "@/lib/money/year-sums";
import type { Pledge as PledgedMoney } from "@/lib/portfolio/not-yet-sited";
import type { ProgrammeAnswers } from "@/lib/portfolio/programme-answers";
import type { ClaimMark } from "./claimed-fan";

/** What is claimed or pledged of each series; a series that nobody speaks of has none. The pledge is a sum over its window, so it is spread. */
export function claimMarks(
  programme: Pick<Programme, "pledges">,
  pledge: PledgedMoney | null,
  answers: Pick<ProgrammeAnswers, "year" | "revenue" | "operatingIncome"> | null,
): Record<YearSeries, ClaimMark[]> {
  const mark = (slug: string, figure: Omit<ClaimMark, "key" | "claim" | "standing">): ClaimMark[] => {
    const claim = programme.pledges.find((one: Pledge) => one.slug === slug);
    return claim ? [{ key: slug, claim, standing: claimStanding(claim), ...figure }] : [];
  };
  const ofYear = (answer: ProgrammeAnswers["revenue"] | undefined) =>
    answer && answers
      ? mark(answer.claim, { ...answer.claimed, fromYear: answers.year, toYear: answers.year, how: "claimed" })
      : [];
  const perYear = pledge ? pledge.usd / (pledge.toYear - pledge.fromYear + 1) : 0;
  return {
    energisedMegawatts: [],
    revenueUsd: ofYear(answers?.revenue),
    operatingIncomeUsd: ofYear(answers?.operatingIncome),
    capexUsd: pledge
      ? mark(pledge.slug, {
          low: perYear,
          high: perYear,
          fromYear: pledge.fromYear,
          toYear: pledge.toYear,
          how: "spread-evenly",
        })
      : [],
    cashUsd: [],
  };
}

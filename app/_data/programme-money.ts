import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { type ProgrammeFigures, programmeFigures } from "@/db/simulation/programme-figures";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { programmes } from "./programmes";
import { results } from "./results";
import type { ScenarioChoice } from "./scenario";
import { today } from "./today";

export type { ProgrammeComparison } from "@/db/simulation/programme-figures";
export type { ProgrammeFigure, ProgrammeMoney, ProgrammeMoneyResult } from "@/lib/portfolio/programme-money";

const DRAWS = 8192;

/** What can be computed of a programme on today's records; null when there is no such programme. */
const figuresOf = cache(async (slug: string): Promise<ProgrammeFigures | null> => {
  const programme = (await programmes()).find((one) => one.slug === slug);
  return programme ? programmeFigures(database(), results(), programme, { asOfOn: today(), draws: DRAWS }) : null;
});

/** A programme's money under a scenario; null when there is no such programme. */
export const programmeMoney = async (slug: string, overrides: ScenarioOverrides) =>
  (await figuresOf(slug))?.moneyUnder(overrides) ?? null;

/** A programme under the two scenarios that are compared; null when there is no such programme. */
export const programmeComparison = async (
  slug: string,
  { scenario, against }: Pick<ScenarioChoice, "scenario" | "against">,
) => (await figuresOf(slug))?.comparison(against.overrides, scenario.overrides) ?? null;

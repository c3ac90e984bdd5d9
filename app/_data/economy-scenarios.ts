import "server-only";
import { database } from "@/db";
import { type EconomyOutlooks, economyOutlooks } from "@/db/simulation/economy-outlooks";
import type { Computation } from "@/db/simulation/results";
import { results } from "./results";
import type { ScenarioChoice } from "./scenario";

export type { PhaseUnder } from "@/lib/readiness/economy-comparison";
export type { EconomyOutlooks };

/** An economy's sums and phases under the two scenarios that are compared, and why they differ. */
export const economyComparison = (
  iso3: string,
  { scenario, against }: Pick<ScenarioChoice, "scenario" | "against">,
): Promise<Computation<EconomyOutlooks>> =>
  economyOutlooks(database(), results(), iso3, { from: against.overrides, to: scenario.overrides });

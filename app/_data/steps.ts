import "server-only";
import { database } from "@/db";
import { getSiteRecords } from "@/db/queries/get-site-records";
import type { EarlierForecast } from "@/db/queries/site-page";
import type { Computation } from "@/db/simulation/results";
import { simulate } from "@/db/simulation/simulate";
import { keyOf } from "@/db/simulation/task-computation";
import type { ForecastSteps } from "@/lib/assessment/forecast-steps";
import { toEpochDay } from "@/lib/domain/dates";
import type { SitePage } from "./site";

export type { ForecastSteps };

/** The forecast before the present one, and what moved the date since, to be computed. */
export type PhaseSteps = { earlier: EarlierForecast; computation: Computation<ForecastSteps> };

/** What moved the P50 of a phase since the last forecast that gave another; null where there is none. */
export function phaseSteps({ site, forecasts }: SitePage, phaseId: number): PhaseSteps | null {
  const made = forecasts.find((row) => row.phaseId === phaseId);
  if (!made?.earlier) return null;
  const { earlier } = made;
  const { recordedAt: recordedUntil, p50Day } = earlier;
  const options = { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
  return {
    earlier,
    computation: {
      key: keyOf("forecast-steps", phaseId, earlier, options, made.inputHash),
      compute: async ({ signal }) => {
        const before = await getSiteRecords(database(), site.id, { recordedUntil });
        const input = { before, after: site, options, phaseIds: [phaseId], saidDays: { [phaseId]: p50Day } };
        const [steps] = await simulate("forecast-steps", input, { signal });
        if (!steps) throw new Error(`there are no steps of phase ${phaseId}`);
        return steps;
      },
    },
  };
}

import { logMedianBeforeCap } from "@/lib/forecast";
import { AFTER_AGREEMENT_PRIOR, cancellationExposure, hazardPerYear, updateHazard } from "./cancellation-hazard";
import { fitSlip, logRemaining } from "./fit-slip";
import { type LogDuration, lognormalPosterior } from "./lognormal-posterior";
import type { SlipModels } from "./shipped-models";
import type { SlipRow } from "./slip-row";

/** With fewer finishers the overdue class is not fitted. */
const LEAST_OVERDUE_FINISHERS = 5;

export type FittedModels = {
  models: SlipModels;
  fit: {
    rows: number;
    projects: number;
    synchronised: number;
    /** Rows with h > 0 that the slip regression used, and its maximum. */
    regressionRows: number;
    logLikelihood: number;
    overdue: "fitted" | "slip model at h = 0";
    cancelledProjects: number;
    projectYears: number;
  };
};

/**
 * All parameters from rows, open and cancelled ones censored: the slip regression over rows with h > 0, the overdue class, the wait since agreement
 * (entering late at its age) and the cancellation hazard. `base` gives what rows cannot: the offset of h, the cap and the days beyond which a date spreads no further. Null when too few rows
 * synchronised for a fit.
 */
export function fitModels(rows: readonly SlipRow[], base: Pick<SlipModels, "slip" | "farDays">): FittedModels | null {
  const followed = rows.filter(({ followedDays }) => followedDays > 0);
  const regression = fitSlip(rows, base.slip);
  const wait = lognormalPosterior(followed.map(sinceAgreement));
  if (regression === null || wait === null) return null;
  const { slip } = regression;
  const overdue = fitOverdue(followed);
  const exposure = cancellationExposure(rows);
  return {
    models: {
      slip: {
        ...slip,
        overdue: overdue ?? { medianDays: Math.exp(logMedianBeforeCap(slip, 0, 0)), sigma: slip.sigma },
      },
      farDays: base.farDays,
      waitClass: { medianDays: Math.exp(wait.mu.mean), sigma: wait.sigma.mean },
      cancelledPerYear: hazardPerYear(updateHazard(AFTER_AGREEMENT_PRIOR, exposure)),
    },
    fit: {
      rows: rows.length,
      projects: new Set(rows.map(({ project }) => project)).size,
      synchronised: rows.filter(({ outcome }) => outcome === "synchronised").length,
      regressionRows: regression.rows,
      logLikelihood: regression.logLikelihood,
      overdue: overdue === null ? "slip model at h = 0" : "fitted",
      cancelledProjects: exposure.cancelled,
      projectYears: exposure.years,
    },
  };
}

/** ln days from agreement, of a project that is in the rows only because it was still waiting at its age. */
function sinceAgreement({ ageDays, followedDays, outcome }: SlipRow): LogDuration {
  const total = { log: Math.log(ageDays + followedDays), observed: outcome === "synchronised" };
  return ageDays > 0 ? { ...total, enteredLog: Math.log(ageDays) } : total;
}

function fitOverdue(rows: readonly SlipRow[]): { medianDays: number; sigma: number } | null {
  const overdue = rows.filter(({ statedRemainingDays }) => statedRemainingDays <= 0).map(logRemaining);
  if (overdue.filter(({ observed }) => observed).length < LEAST_OVERDUE_FINISHERS) return null;
  const posterior = lognormalPosterior(overdue);
  return posterior && { medianDays: Math.exp(posterior.mu.median), sigma: posterior.sigma.median };
}

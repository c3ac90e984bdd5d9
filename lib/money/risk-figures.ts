import { numberAt } from "@/lib/forecast";
import { capitalAtRisk, type Redeployment, type RiskColumns, type RiskDays } from "./capital-at-risk";
import { meanOf, type ToFigure } from "./money-figures";
import type { CapitalAtRisk } from "./phase-money-types";
import type { SpendingRow } from "./spending-calendar";

/**
 * Capital at risk after so many idle months: means over all draws, the share of draws with any, and the same with service on the plan's day
 * and nothing cancelled (`planDay`; without a plan null). With the columns, for sums.
 */
export function riskFigures(
  calendar: readonly SpendingRow[],
  days: RiskDays,
  planDay: number | null,
  months: number,
  rule: Redeployment,
  figure: ToFigure,
): { figures: CapitalAtRisk; columns: RiskColumns } {
  const columns = capitalAtRisk(calendar, days, months, rule);
  const planned = planDay === null ? null : capitalAtRisk(calendar, onPlan(planDay), months, rule);
  let exposed = 0;
  for (let i = 0; i < columns.facilityUsd.length; i++)
    if (numberAt(columns.facilityUsd, i) + numberAt(columns.acceleratorsUsd, i) > 0) exposed += 1;
  return {
    columns,
    figures: {
      months,
      ...means(columns, figure),
      probability: exposed / columns.facilityUsd.length,
      onPlan: planned === null ? null : means(planned, figure),
    },
  };
}

const onPlan = (day: number): RiskDays => ({
  serviceDay: Float64Array.of(day),
  energisedDay: Float64Array.of(day),
  cancelledDay: Float64Array.of(Number.POSITIVE_INFINITY),
});

function means(columns: RiskColumns, figure: ToFigure): Pick<CapitalAtRisk, "mean" | "expectedLoss"> {
  const perAsset = (facility: Float64Array, accelerators: Float64Array) => {
    const [ofFacility, ofAccelerators] = [meanOf(facility), meanOf(accelerators)];
    return {
      facility: figure(ofFacility),
      accelerators: figure(ofAccelerators),
      total: figure(ofFacility + ofAccelerators),
    };
  };
  return {
    mean: perAsset(columns.facilityUsd, columns.acceleratorsUsd),
    expectedLoss: perAsset(columns.facilityLossUsd, columns.acceleratorsLossUsd),
  };
}

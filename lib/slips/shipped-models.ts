import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import { chainModel } from "@/lib/chain/model";
import type { SlipModel } from "@/lib/forecast";

/** The parameters of the models that a backtest compares. */
export type SlipModels = {
  slip: SlipModel;
  /** Beyond so many stated days the slip of so many days is added. */
  farDays: number;
  /** Days from agreement to first power, the announced date ignored. */
  waitClass: { medianDays: number; sigma: number };
  /** Cancellations per year while neither has happened. */
  cancelledPerYear: number;
};

/** As shipped: the classes and parameters of `lib/chain/defaults.ts`, hazard of the stage "grid agreement signed". */
export function shippedModels(): SlipModels {
  const classes = Object.fromEntries(
    referenceClassDefaults.map(({ slug, values, mark, sourceText }) => [
      slug,
      { version: 0, values, mark, sourceText },
    ]),
  );
  const parameters = Object.fromEntries(parameterDefaults.map((one) => [one.slug, { ...one, version: 0 }]));
  const { slip, durationClass, hazardPerYear, parameter } = chainModel({ classes, parameters });
  const { medianDays, sigma } = durationClass("grid_agreement_to_energised");
  return {
    slip,
    farDays: parameter("slip_horizon_days"),
    waitClass: { medianDays, sigma },
    cancelledPerYear: hazardPerYear.permitted,
  };
}

import { referenceClassDefaults } from "@/lib/chain/defaults";
import { chainModel } from "@/lib/chain/model";
import type { SlipModel } from "@/lib/forecast";

/** The parameters of the models that a backtest compares. */
export type SlipModels = {
  slip: SlipModel;
  /** Days from agreement to first power, the announced date ignored. */
  waitClass: { medianDays: number; sigma: number };
  /** Cancellations per year while neither has happened. */
  cancelledPerYear: number;
};

/** As shipped: the classes of `lib/chain/defaults.ts`, hazard of the stage "grid agreement signed". */
export function shippedModels(): SlipModels {
  const classes = Object.fromEntries(
    referenceClassDefaults.map(({ slug, values, mark, sourceText }) => [
      slug,
      { version: 0, values, mark, sourceText },
    ]),
  );
  const { slip, durationClass, hazardPerYear } = chainModel({ classes, parameters: {} });
  const { medianDays, sigma } = durationClass("grid_agreement_to_energised");
  return { slip, waitClass: { medianDays, sigma }, cancelledPerYear: hazardPerYear.permitted };
}

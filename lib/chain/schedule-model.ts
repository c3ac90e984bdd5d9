import type { ModelRecords } from "@/lib/domain/records";
import type { DaysClass, ScheduleModel } from "@/lib/schedule/site-schedule";
import { type ChainModel, chainModel } from "./model";
import { STARTING_VALUES } from "./starting-values";

/** A stored reference class, in days, without a late tail. @throws when it is missing or no class */
export function daysClass(model: ChainModel, slug: string): DaysClass {
  const { medianDays, sigma } = model.durationClass(slug);
  return { medianDays, sigma };
}

/**
 * The numbers of the one schedule: reference classes where one is stored, else the starting values.
 * @throws when a class is missing or has the wrong shape
 */
export function scheduleModel(records: ModelRecords): ScheduleModel {
  const { outsideWeight, phi, kappa, followShare, shares, closing, appeal, reapplication, halt, appealWon, farDays } =
    STARTING_VALUES;
  const model = chainModel(records);
  const { unstatedMedianDays, unstatedSigma } = model.laterPhase;
  return {
    ...{ outsideWeight, phi, kappa, followShare, shares, closing, appeal, reapplication, halt, appealWon, farDays },
    startOfWorksToService: daysClass(model, "start_to_first_power"),
    permit: daysClass(model, "local_permit"),
    agreement: daysClass(model, "grid_request_to_agreement"),
    worksClass: daysClass(model, "building_construction"),
    gridClass: daysClass(model, "grid_works_beside_building"),
    laterPhaseGap: { medianDays: unstatedMedianDays, sigma: unstatedSigma },
  };
}

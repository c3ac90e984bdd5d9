import type { ModelRecords } from "@/lib/domain/records";
import type { DaysClass, ScheduleModel } from "@/lib/schedule/site-schedule";
import { chainModel } from "./model";
import { STARTING_VALUES } from "./starting-values";

/** A stored reference class, in days, without a late tail. @throws when it is missing or no class */
export function daysClass(records: ModelRecords, slug: string): DaysClass {
  const { medianDays, sigma } = chainModel(records).durationClass(slug);
  return { medianDays, sigma };
}

/**
 * The numbers of the one schedule: reference classes where one is stored, else the starting values.
 * @throws when a class is missing or has the wrong shape
 */
export function scheduleModel(records: ModelRecords): ScheduleModel {
  const { outsideWeight, phi, kappa, followShare, shares, closing, appeal, reapplication, halt, appealWon, farDays } =
    STARTING_VALUES;
  const { unstatedMedianDays, unstatedSigma } = chainModel(records).laterPhase;
  return {
    ...{ outsideWeight, phi, kappa, followShare, shares, closing, appeal, reapplication, halt, appealWon, farDays },
    startOfWorksToService: daysClass(records, "start_to_first_power"),
    permit: daysClass(records, "local_permit"),
    agreement: daysClass(records, "grid_request_to_agreement"),
    worksClass: daysClass(records, "building_construction"),
    gridClass: daysClass(records, "grid_works_beside_building"),
    laterPhaseGap: { medianDays: unstatedMedianDays, sigma: unstatedSigma },
  };
}

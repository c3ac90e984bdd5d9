import { z } from "zod";
import type { ModelRecords } from "@/lib/domain/records";
import type { DaysClass, ScheduleModel } from "@/lib/schedule/site-schedule";
import { type ChainModel, chainModel } from "./model";
import { scheduleShareOrder } from "./parameters";

const share = z.number().positive();
const BindingGateShares = z.object({
  grid: share,
  agreement: share,
  transformer: share,
  works: share,
  permit: share,
  water: share,
  power_contract: share,
  machines: share,
  rest: share,
});

/** A stored reference class, in days, without a late tail. @throws when it is missing or no class */
export function daysClass(model: ChainModel, slug: string): DaysClass {
  const { medianDays, sigma } = model.durationClass(slug);
  return { medianDays, sigma };
}

/**
 * The numbers of the one schedule, from the newest reference classes and parameters.
 * @throws when one is missing, has the wrong shape or is out of its limits
 */
export function scheduleModel(records: ModelRecords): ScheduleModel {
  const model = chainModel(records);
  refuseDisorder(model);
  const { parameter } = model;
  const { unstatedMedianDays, unstatedSigma } = model.laterPhase;
  return {
    outsideWeight: parameter("outside_view_weight"),
    phi: parameter("other_gate_share"),
    kappa: parameter("commissioning_share"),
    followShare: { permit: parameter("permit_follow_share"), agreement: parameter("agreement_follow_share") },
    // An own plant is another way to power: it is in no race.
    shares: { ...BindingGateShares.parse(model.classValues("binding_gate_shares")), own_power: 0 },
    startOfWorksToService: daysClass(model, "start_to_first_power"),
    permit: daysClass(model, "local_permit"),
    agreement: daysClass(model, "grid_request_to_agreement"),
    worksClass: daysClass(model, "building_construction"),
    gridClass: daysClass(model, "grid_works_beside_building"),
    laterPhaseGap: { medianDays: unstatedMedianDays, sigma: unstatedSigma },
    appeal: daysClass(model, "appeal_decision"),
    reapplication: daysClass(model, "permit_reapplication"),
    halt: daysClass(model, "works_halt"),
    closing: {
      firstPower: daysClass(model, "closing_first_power"),
      complete: daysClass(model, "closing_complete"),
    },
    appealWon: { sponsor: parameter("appeal_success_sponsor"), opponent: parameter("appeal_success_opponent") },
    farDays: parameter("slip_horizon_days"),
  };
}

function refuseDisorder({ parameter }: ChainModel): void {
  for (const [i, smaller] of scheduleShareOrder.entries())
    for (const one of smaller)
      for (const other of scheduleShareOrder[i + 1] ?? [])
        if (parameter(one) >= parameter(other))
          throw new Error(`parameter "${one}" (${parameter(one)}) is not below "${other}" (${parameter(other)})`);
}

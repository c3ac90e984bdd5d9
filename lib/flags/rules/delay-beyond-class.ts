import type { GateAssessment } from "@/lib/assessment/types";
import type { IndicatorRecord } from "@/lib/domain/records";
import { phaseClaims } from "../claims";
import type { FlagInput, RaisedFlag } from "../types-before";

/** P50 may lie this far beyond the class's P50 before it is called more than the class. */
const CLASS_EXCESS_DAYS = 365;
/**
 * What the slip class explains on its own: its median is at most 1.75 times the stated days, 151 days once the date is
 * near or past.
 */
const SLIP_SHARE = 0.75;
const OVERDUE_MEDIAN_DAYS = 151;
/** Beyond the class's P80 by more than this is high. */
const HIGH_BEYOND_P80_DAYS = 365;

/**
 * The forecast is later than such phases usually are, not merely later than announced. Both must hold: P50 is past the class's P80 or
 * more than 365 days past its P50; and P50 is later than the announced date by more than slipping dates explain. Without an
 * announced date only the class's P80 counts. High when P50 is more than 365 days past the class's P80.
 */
export function delayBeyondClass({ site, phase, assessment, asOfDay }: FlagInput): RaisedFlag | null {
  const { announced, classP50Day, classP80Day } = assessment;
  const p50Day = assessment.givenCompletion.p50;
  if (p50Day === null || classP50Day === null || classP80Day === null) return null;

  const isPastP80 = p50Day > classP80Day;
  const isPastClass = isPastP80 || (announced !== null && p50Day - classP50Day > CLASS_EXCESS_DAYS);
  if (!isPastClass) return null;

  const announcedDay = announced?.latest.latestDay ?? null;
  const slipExplainsDays =
    announcedDay === null ? null : Math.max(OVERDUE_MEDIAN_DAYS, Math.round(SLIP_SHARE * (announcedDay - asOfDay)));
  const delayDays = announcedDay === null ? null : Math.round(p50Day - announcedDay);
  if (delayDays !== null && slipExplainsDays !== null && delayDays <= slipExplainsDays) return null;

  const driver = assessment.gates.filter((gate) => gate.drives > 0).sort((a, b) => b.drives - a.drives)[0];
  const driverIndicator = phase.indicators.find((indicator) => indicator.id === driver?.indicatorId);
  const driverClaims = driverIndicator?.milestones.find((milestone) => milestone.step === driver?.step)?.claims ?? [];
  const newest = driverClaims.at(-1) ?? phaseClaims(phase).at(-1);
  return {
    phaseId: phase.id,
    rule: "delay_beyond_class",
    severity: p50Day - classP80Day > HIGH_BEYOND_P80_DAYS ? "high" : "medium",
    sinceDay: newest?.knownDay ?? site.announcedDay ?? asOfDay,
    numbers: {
      p50Day,
      classP50Day,
      classP80Day,
      beyondClassP50Days: Math.round(p50Day - classP50Day),
      beyondClassP80Days: Math.round(p50Day - classP80Day),
      announcedDay,
      delayDays,
      slipExplainsDays,
      driver: driver ? nameOf(driver, driverIndicator) : null,
    },
    claimIds: [
      ...new Set([...(announced ? [announced.latest.claimId] : []), ...driverClaims.map((claim) => claim.id)]),
    ],
  };
}

/** The field's word for a gate: which permit, which works, else its kind. */
function nameOf(gate: GateAssessment, indicator: IndicatorRecord | undefined): string {
  if (gate.kind === "permit") return indicator?.permitType ?? gate.key;
  return indicator?.workType && indicator.workType !== "building" ? indicator.workType : gate.kind;
}

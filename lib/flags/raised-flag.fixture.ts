import type { PhaseStake, RaisedFlag } from "./types";

/** A risk that may be high: one phase of 100 MW, ten months late, no money known. */
export function raisedFlag(siteId: number, phaseId: number, parts: Partial<RaisedFlag> = {}): RaisedFlag {
  return {
    siteId,
    subject: { kind: "phase", phaseIds: [phaseId] },
    rule: "forecast_late",
    kind: "risk",
    event: "date",
    severity: "medium",
    mayBeHigh: true,
    sinceDay: 20_400,
    numbers: { lateDays: 400 },
    claimIds: [],
    lines: [],
    stakes: [stake(phaseId)],
    p50Day: 21_500,
    ...parts,
  };
}

export const stake = (phaseId: number, parts: Partial<PhaseStake> = {}): PhaseStake => ({
  phaseId,
  iso3: "KOR",
  megawatts: 100,
  months: 10,
  dollarsUsd: null,
  ...parts,
});

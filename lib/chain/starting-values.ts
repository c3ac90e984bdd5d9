import type { ScheduleModel } from "@/lib/schedule/site-schedule";

/**
 * The numbers of the one schedule that no reference class holds yet, until parameters of their own are stored. U is judgement; D is derived from
 * the records or a panel, with n.
 */
export const STARTING_VALUES = {
  /** D: 0.1 to 0.2 scored best on ERCOT rows held out; 0.15 within that [U]. */
  outsideWeight: 0.15,
  /** U; where a gate stood between first word and service: 0.30, 0.61, 0.69, 0.71, 0.94 of the way (n = 5) for phi (1 − kappa) + kappa. */
  phi: 0.5,
  /** U, as phi. */
  kappa: 0.2,
  /** U. */
  followShare: { permit: 0.4, agreement: 0.3 },
  /** U, all of them: they cannot be learnt before 30 phases have a dated gate and a confirmed service. */
  shares: {
    grid: 0.25,
    works: 0.15,
    transformer: 0.15,
    agreement: 0.15,
    permit: 0.1,
    rest: 0.2,
    water: 0.05,
    power_contract: 0.05,
    machines: 0.05,
    // In no race: another way to power.
    own_power: 0,
  },
  /** U; the median lies by the 27 days (P90 96, n = 418) from energised to synchronised and 265 (P90 719, n = 420) to commercial in ERCOT. */
  closing: { firstPower: { medianDays: 60, sigma: 0.7 }, complete: { medianDays: 150, sigma: 0.9 } },
  /** D: appealed to decided 128, 220, 304 days (quartiles, n = 8); the spread is U. */
  appeal: { medianDays: 220, sigma: 0.6 },
  /** U: filed to granted 107, 201, 380 days (quartiles, n = 12), and the filing anew. */
  reapplication: { medianDays: 365, sigma: 0.7 },
  /** U: no resumption is on record. */
  halt: { medianDays: 180, sigma: 0.8 },
  /** D: won by the sponsor 4 of 10, by an opponent or an authority 2 of 15 decided. */
  appealWon: { sponsor: 0.4, opponent: 0.13 },
  /** D: 99 % of ERCOT's rows are stated for fewer days ahead. */
  farDays: 943,
  /** U: chance that a rule with a threshold asks for its permit where the megawatts are unknown. */
  chanceIfMegawattsUnknown: 0.5,
  /**
   * A year, U. Announced and building: the geometric mean of ERCOT's and Epoch's rates (0.15, 0.02) and the records' (0.069, 0.008, selected by
   * the press); permitted and energised: ERCOT's.
   */
  hazardPerYear: { announced: 0.1, permitted: 0.056, building: 0.013, energised: 0.002 },
  /** A year, U: 40 % of the contested sites on record were cancelled, over two to three years. */
  contestedHazardPerYear: 0.2,
} as const satisfies Partial<ScheduleModel> & Record<string, unknown>;

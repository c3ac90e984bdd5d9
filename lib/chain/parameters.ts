import { z } from "zod";

const share = z.number().min(0).max(1);
const pseudoCount = z.number().positive().max(10_000);

/** The most draws of a model: a portfolio's sums keep every draw of every year. */
const MOST_DRAWS = 16_384;

/** The single numbers of the chain by their slugs, with the limits that they are read with. */
export const ChainParameters = z.object({
  /** Weight of the chain view in the pool, per gate with its own dated evidence, and the most that it can come to. */
  chain_weight_per_gate: share,
  chain_weight_max: share,
  /** A gate that nobody saw started is taken as started at its need date less this quantile of its class. */
  back_cast_quantile: z.number().min(0.01).max(0.99),
  /** Beta prior of a permit's chance to pass, as decisions passed and refused. */
  permit_pass_alpha: pseudoCount,
  permit_pass_beta: pseudoCount,
  /** Applications for one permit, the first included. */
  decision_attempts: z.int().min(1).max(10),
  /** Draws per site; the engine takes powers of two alone. */
  draws: z
    .int()
    .min(64)
    .max(MOST_DRAWS)
    .refine((draws) => Number.isInteger(Math.log2(draws)), "Expected a power of two"),
  /** Probability that a draw of the schedule takes the outside view although a day is stated. */
  outside_view_weight: share,
  /** Share of the time to the last gate at which a gate that does not bind is done (φ). */
  other_gate_share: share,
  /** Share of the whole time that commissioning takes (κ). */
  commissioning_share: share,
  /** Share of the whole time that must follow a permit, or an agreement, while what it precedes has not begun. */
  permit_follow_share: share,
  agreement_follow_share: share,
  /** Probability that an appeal is won, by who appeals. */
  appeal_success_sponsor: share,
  appeal_success_opponent: share,
  /** Beyond so many stated days the slip of so many days is added. */
  slip_horizon_days: z.number().min(30).max(1_500),
  /** Probability that a rule with a threshold applies to a phase of unknown megawatts. */
  threshold_rule_probability: share,
});
export type ChainParameterSlug = keyof z.infer<typeof ChainParameters>;

/**
 * The parts of a schedule from the smallest: each is smaller than every part of the next step. What must follow a gate contains commissioning,
 * and has to fit behind a gate that does not bind.
 */
export const scheduleShareOrder: readonly (readonly ChainParameterSlug[])[] = [
  ["commissioning_share"],
  ["permit_follow_share", "agreement_follow_share"],
  ["other_gate_share"],
];

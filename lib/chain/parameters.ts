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
});
export type ChainParameterSlug = keyof z.infer<typeof ChainParameters>;

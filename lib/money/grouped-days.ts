/** How many groups of draws stand for all of them; a quantile is then that of a probability at most 1 ÷ 256 away. */
const STRATA = 256;

/** Days of draws, such as those on which service starts, in groups. */
export type GroupedDays = {
  count: number;
  meanDay: number;
  /** Nearest rank, exact. */
  quantileDay: (probability: number) => number;
  /** Up to 256 groups of neighbouring draws, rising: the mean day of each and its share of the draws. */
  strata: readonly { day: number; share: number }[];
};

/** Over draws; quantiles by nearest rank. All null where there are no draws. */
export type DrawSummary = { p10: number | null; p50: number | null; p90: number | null; mean: number | null };

/**
 * Sorts (in place) and groups finite days, one per draw. Whatever depends on the day alone can then be computed 256 times
 * instead of once per draw. Cost: one sort.
 */
export function groupDays(days: Float64Array): GroupedDays | null {
  const ascending = days.sort();
  const count = ascending.length;
  if (count === 0) return null;
  const groups = Math.min(STRATA, count);
  const strata: { day: number; share: number }[] = [];
  let totalDays = 0;
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((group * count) / groups);
    const to = Math.floor(((group + 1) * count) / groups);
    // Differences to the first day keep equal days equal: their mean is then the day itself.
    const first = ascending[from] ?? Number.NaN;
    let beyond = 0;
    for (let i = from; i < to; i++) beyond += (ascending[i] ?? Number.NaN) - first;
    const day = first + beyond / (to - from);
    strata.push({ day, share: (to - from) / count });
    totalDays += first * (to - from) + beyond;
  }
  return {
    count,
    meanDay: totalDays / count,
    quantileDay: (probability) => ascending[Math.max(0, Math.ceil(probability * count) - 1)] ?? Number.NaN,
    strata,
  };
}

/**
 * Mean and quantiles over the draws of something that depends on the day alone, given its value per stratum. The mean of what is linear in
 * the day is exact; the rest is within what the value varies inside a stratum.
 */
export function summariseStrata(days: GroupedDays | null, values: readonly number[]): DrawSummary {
  if (days === null) return { p10: null, p50: null, p90: null, mean: null };
  const ascending = days.strata.map(({ share }, i) => ({ share, value: values[i] ?? Number.NaN }));
  ascending.sort((a, b) => a.value - b.value);
  const at = (probability: number) => {
    let reached = 0;
    for (const { share, value } of ascending) {
      reached += share;
      if (reached >= probability - 1e-9) return value;
    }
    return ascending.at(-1)?.value ?? null;
  };
  const mean = ascending.reduce((sum, { share, value }) => sum + share * value, 0);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), mean };
}

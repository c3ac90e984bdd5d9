import type { PortfolioCoverage } from "./portfolio-coverage";

type LeftOut = Exclude<PortfolioCoverage["left"][number]["reason"], "withdrawn">;

/**
 * How many of a coverage's phases its sums count, and how many they leave out for each reason. A withdrawn phase is none of those that the
 * sums should cover.
 */
export function coverageCounts({ phases, left }: Pick<PortfolioCoverage, "phases" | "left">): {
  counted: number;
  left: { reason: LeftOut; phases: number }[];
} {
  const byReason = new Map<LeftOut, number>();
  for (const { reason } of left) if (reason !== "withdrawn") byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  const reasons = [...byReason].map(([reason, count]) => ({ reason, phases: count }));
  return { counted: phases - reasons.reduce((sum, one) => sum + one.phases, 0), left: reasons };
}

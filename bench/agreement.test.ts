import { describe, expect, it } from "vitest";
import type { Forecast } from "@/lib/forecast";
import { disagreements } from "./agreement";
import { coldForecast } from "./network-forecast";
import type { PartnerAnswer, PartnerTarget } from "./partner";
import { siteNetwork } from "./site-network";

const ours = coldForecast(siteNetwork(0), 16_384);

/** Our own forecast in the partner's words. */
function echo(
  { targets, nodes }: Forecast,
  change: (target: PartnerTarget) => Partial<PartnerTarget> = () => ({}),
): PartnerAnswer {
  return {
    milliseconds: 1,
    processorMilliseconds: 1,
    targets: targets.map((target) => {
      const of = (kind: "onPath" | "drives") => nodes.map((node) => node[kind][target.id] ?? 0);
      const same: PartnerTarget = {
        id: target.id,
        given: [...target.quantiles],
        unconditional: [],
        mean: target.meanDayGivenCompletion,
        cancelled: target.cancelled.total,
        byCause: { ...target.cancelled.byCause },
        byAnnounced: target.byAnnounced,
        errors: target.standardErrorDays,
        onPath: of("onPath"),
        drives: of("drives"),
      };
      return { ...same, ...change(same) };
    }),
    nodes: nodes.map(({ id }) => ({ id, finish: [0, 0, 0, 0] })),
  };
}

describe("agreement with the partner", () => {
  it("holds for our own numbers", () => {
    expect(disagreements(ours, echo(ours))).toEqual([]);
  });

  it.each([
    ["quantiles four months late", ({ given }: PartnerTarget) => ({ given: given.map((day) => (day ?? 0) + 120) })],
    ["a chance of cancellation 3 points off", ({ cancelled }: PartnerTarget) => ({ cancelled: cancelled + 0.03 })],
    ["a criticality 3 points off", ({ onPath }: PartnerTarget) => ({ onPath: onPath.map((share) => share + 0.03) })],
  ])("sees %s", (_, change) => {
    expect(disagreements(ours, echo(ours, change))).not.toEqual([]);
  });

  it("sees a missing target", () => {
    expect(disagreements(ours, { milliseconds: 1, processorMilliseconds: 1 })).toEqual([
      "target phase-1: numpy has none",
    ]);
  });
});

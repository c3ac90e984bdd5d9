import { expect, it } from "vitest";
import { AS_OF } from "@/lib/assessment/site.fixture";
import { forecast } from "@/lib/forecast";
import { type NotYetSitedTranche, notYetSitedTranches } from "./not-yet-sited";
import { assumptions, building, money, named } from "./portfolio.fixture";
import { trancheUnder } from "./tranche-scenario";

function figures({ network, key }: NotYetSitedTranche) {
  const made = forecast(network, { asOf: AS_OF, seed: 1, draws: 4096, pairing: "across-sites" });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join("; "));
  const target = made.forecast.targets.find(({ id }) => id === key);
  return { p50: target?.givenCompletion.p50 ?? Number.NaN, cancelled: target?.cancelled.total ?? Number.NaN };
}

it("a tranche follows the outside view's factor, the hazard's and the factor shift, and nothing else of a scenario", () => {
  const tranche = notYetSitedTranches({
    pledge: { slug: "forty", usd: 40e9, fromYear: 2025, toYear: 2028 },
    usd: 40e9,
    operatorKey: "operator:amazon×not-sited",
    isHyperscaler: true,
    asOfDay: AS_OF,
    model: named("model", [building("2028")]).planned.site.model,
    assumptions,
    money,
  }).at(-1) as NotYetSitedTranche;
  const base = figures(tranche);
  expect(trancheUnder(tranche, {})).toEqual(tranche);
  expect(trancheUnder(tranche, { utilisation: 0.4, ownSiliconAttach: 0.5 })).toEqual(tranche);
  const slower = figures(trancheUnder(tranche, { durationFactors: { outside: 1.5, permit: 3 } }));
  expect(slower.p50).toBeGreaterThan(base.p50 + 200);
  expect(figures(trancheUnder(tranche, { hazardFactor: 0 })).cancelled).toBe(0);
  expect(figures(trancheUnder(tranche, { factorShift: 1 })).p50).toBeGreaterThan(base.p50);
});

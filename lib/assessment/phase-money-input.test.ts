import { expect, it } from "vitest";
import type { PhaseRecord } from "@/lib/domain/records";
import { scenarioForecasts } from "./scenario-forecasts";
import { AS_OF, claim, indicator, phase, site } from "./site.fixture";

it("own chips make a tenant's whole capital cheaper, an owner's by the share of accelerators, a landlord's not at all", () => {
  const capex = { facility: null, accelerators: null, undivided: 1e9, currency: "USD", priceYear: 2026 };
  const undivided = (machines?: PhaseRecord["machines"]) => {
    const service = indicator("service", { in_service: [claim("promised", "2028-06")] });
    const records = site([phase([service], { capex, ...(machines && { machines }) })]);
    const { phasesUnder, moneyInput } = scenarioForecasts(records, { asOfDay: AS_OF, seed: 7, draws: 16 });
    const amount = (overrides: Parameters<typeof phasesUnder>[0]) =>
      phasesUnder(overrides).map((one) => moneyInput(one, overrides)?.capital.undivided?.amount)[0];
    expect(amount({})).toBe(1e9);
    // Every chip is its own and costs half: accelerators at 0.5 of what they cost, which are 0.65 of an owner's capital.
    return amount({ ownSiliconAttach: 1, ownSiliconCapexSavedShare: 0.5 });
  };
  expect(undivided("lease")).toBeCloseTo(5e8, 0);
  expect(undivided("own")).toBeCloseTo(1e9 * (0.35 + 0.65 * 0.5), 0);
  expect(undivided()).toBe(undivided("own"));
  expect(undivided("colocation")).toBe(1e9);
});

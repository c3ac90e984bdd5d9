import { describe, expect, it } from "vitest";
import { moneyAssumptions } from "@/lib/money/assumptions";
import { type KnownPhaseEconomics, phaseEconomics } from "@/lib/money/phase-economics";
import { economicsRows } from "./economics-rows";

const ASOF = 20_000;

function economics(capex: { facilityUsd: number; acceleratorsUsd: number } | null): KnownPhaseEconomics {
  const found = phaseEconomics({
    asOfDay: ASOF,
    plan: { startDay: ASOF + 500, basis: "announced" },
    powerReadyP50Day: ASOF + 500,
    megawatts: { value: 100, basis: "facility" },
    capex: capex && { ...capex, currency: "USD", source: "stated" },
    samples: {
      startDay: Float64Array.of(ASOF + 500, ASOF + 700, ASOF + 900),
      cancelledDay: new Float64Array(3).fill(Number.POSITIVE_INFINITY),
    },
    accelerators: { owner: "hyperscaler" },
    assumptions: moneyAssumptions(),
  });
  if (!found.known) throw new Error(found.reason);
  return found;
}

describe("the lines of a phase's economics", () => {
  it("have decay and carrying cost as parts of the idle cost, and depreciation on a line of its own", () => {
    const rows = economicsRows(economics({ facilityUsd: 1.4e9, acceleratorsUsd: 2.6e9 }));
    expect(rows.map(({ name }) => name)).toEqual([
      "xirr",
      "paybackCapex",
      "paybackRevenue",
      "idleDays",
      "idleCost",
      "decay",
      "carrying",
      "depreciation",
    ]);
    expect(rows.filter(({ isPart }) => isPart).map(({ name }) => name)).toEqual(["decay", "carrying"]);
    expect(rows.at(-1)).toMatchObject({ kind: "fixed", usd: 1.4e9 / 18 + 2.6e9 / 5.5 });
    expect(rows.every(({ kind }) => kind !== "unknown")).toBe(true);
  });

  it("have no dollars without stated capital, and the days and rates all the same", () => {
    const rows = economicsRows(economics(null));
    const unknown = rows.filter(({ kind }) => kind === "unknown").map(({ name }) => name);
    expect(unknown).toEqual(["idleCost", "decay", "carrying", "depreciation"]);
  });
});

import { describe, expect, it } from "vitest";
import { headlinePledge, type PledgeStanding } from "./headline-pledge";

const pledge = (parts: Partial<PledgeStanding> = {}): PledgeStanding => ({
  topic: "pledge",
  unit: "USD bn",
  isIndependent: false,
  mark: "V2",
  ...parts,
});

describe("the pledge that a programme is known by", () => {
  it("is the first that is verified, wherever it stands", () => {
    const verified = pledge({ mark: "V" });
    expect(headlinePledge([pledge(), verified, pledge({ mark: "V" })])).toBe(verified);
  });

  it("is the first of all where none is verified", () => {
    const first = pledge();
    expect(headlinePledge([first, pledge({ mark: "D" })])).toBe(first);
  });

  it.each([
    ["speaks of something else", { topic: "market" }],
    ["is no amount in dollars", { unit: "count" }],
    ["is an independent figure", { isIndependent: true }],
    ["does not tell whose word it is", { isIndependent: null }],
  ] as const)("is none that %s", (_, parts) => {
    expect(headlinePledge([pledge({ mark: "V", ...parts })])).toBeNull();
    const own = pledge();
    expect(headlinePledge([pledge({ mark: "V", ...parts }), own])).toBe(own);
  });

  it("is null where nothing is pledged", () => {
    expect(headlinePledge([])).toBeNull();
  });
});

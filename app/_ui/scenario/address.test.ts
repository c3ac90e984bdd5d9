import { describe, expect, it } from "vitest";
import { addressOf, withParams, withScenario } from "./address";

const bear = "1~2026-11-22~bear.v1";
const of = (link: string | null) => ({ link }) as Parameters<typeof withScenario>[1]["scenario"];

describe("addresses under a scenario", () => {
  it("keep the page's own parameters and its place", () => {
    expect(withScenario("/sites/a?phase=2#claims", { scenario: of(bear), against: of(null) })).toBe(
      `/sites/a?phase=2&scenario=${bear}#claims`,
    );
    expect(withScenario("/sites/a", { scenario: of(null), against: of(null) })).toBe("/sites/a");
  });

  it("replace a scenario, and take it away with null", () => {
    expect(withParams(`/a?scenario=${bear}&x=1`, { scenario: "1~2026-11-22~bull.v1" })).toBe(
      "/a?x=1&scenario=1~2026-11-22~bull.v1",
    );
    expect(withParams(`/a?scenario=${bear}`, { scenario: null })).toBe("/a");
  });

  it("write a page's address without its scenario and what speaks of one visit only", () => {
    const asked = { phase: ["2", "3"], scenario: bear, against: bear, logged: "5", q: "a b&c" };
    expect(addressOf("/sites/a", asked)).toBe("/sites/a?phase=2&q=a%20b%26c");
  });
});

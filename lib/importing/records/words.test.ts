import { describe, expect, it } from "vitest";
import { factYear } from "./facts";
import { readKnownDay } from "./known-day";
import { counterpartyRoles, leadingParty, promisingRole } from "./party-roles";
import { permitTypeOf } from "./permit-type";
import { gateOf, ruleSlug } from "./rules";

describe("a permit's type", () => {
  it.each([
    ["grid-impact-assessment", "", "grid_impact_assessment"],
    ["rezoning-supreme-court", "", "zoning"],
    ["air-turbines", "", "air"],
    ["start-notice-2", "", "building"],
    ["resource-consent", "", "resource_consent"],
    ["rca-scl03", "", "environmental"],
    ["boi", "", "investment"],
    ["opsb-socrates-north", "", "energy_facility"],
    ["ferc-isa", "", "power_purchase"],
    ["ssd", "", "planning"],
    ["um-1", "Permit for air emissions", "air"],
    ["vested-rights", "Vested rights", "other"],
  ])("of %s (%s) is %s", (key, title, type) => {
    expect(permitTypeOf(key, title)).toBe(type);
  });
});

describe("the day on which something was said", () => {
  it("is the last of its month, quarter or year, but none after the page was read", () => {
    const readOn = "2026-11-30";
    expect(readKnownDay("2026-04-05", readOn)).toEqual({ on: "2026-04-05", precision: "day" });
    expect(readKnownDay("2026-Q1", readOn)).toEqual({ on: "2026-03-31", precision: "quarter" });
    expect(readKnownDay("2026", readOn)).toEqual({ on: readOn, precision: "year" });
    for (const text of ["by 2026", "2026-H1", "before 2026", "", "soon"]) expect(readKnownDay(text, readOn)).toBeNull();
  });
});

describe("parties", () => {
  it("are the first that a cell names, without what stands in brackets", () => {
    expect(leadingParty("DL E&C (filing); Digital Seoul 2")).toBe("DL E&C");
    expect(leadingParty("(unnamed)")).toBe("(unnamed)");
    expect(leadingParty("Foxconn (Hon Hai)")).toBe("Foxconn");
    expect(leadingParty("Nxera (Singtel; KKR); Telkom")).toBe("Nxera");
    expect(leadingParty("Magna PFV (GS E&C; K-One; Hana); KEPCO")).toBe("Magna PFV");
  });

  it("promise in the role of the one who does the step", () => {
    expect([promisingRole("grid_interconnect"), promisingRole("works")]).toEqual(["utility", "operator"]);
    expect(counterpartyRoles("ppa")).toEqual(["seller"]);
    expect(counterpartyRoles("service")).toEqual([]);
  });
});

describe("a rule", () => {
  it("gates by its first word, and only loads", () => {
    const rule = (requires: string, thresholdBasis?: string) => gateOf({ requires, thresholdBasis });
    expect(rule("grid_impact_assessment: from 10 MW")).toBe("grid_impact_assessment");
    expect(rule("water_right: a licence")).toBe("water");
    expect(rule("environmental: review", "generation plant")).toBeNull();
    for (const none of [
      "moratorium: none",
      "other: gates nothing",
      "power_purchase_rule: may buy",
      "constructor: none",
    ])
      expect(rule(none)).toBeNull();
  });

  it("has a name of its economy, place and words", () => {
    expect(ruleSlug({ iso3: "USA", name: "Large-load tariff (LLT)" }, "ohio")).toBe("usa-ohio-large-load-tariff-llt");
    expect(ruleSlug({ iso3: "USA", name: "x".repeat(200) }, null)).toHaveLength(100);
  });
});

it("a figure's year is the last that its period names, else that of its day", () => {
  expect(factYear({ period: "2024 to end of FY2025, 2025", value: "3" })).toBe(2025);
  expect(factYear({ period: undefined, value: "2024-08-21" })).toBe(2024);
  expect(factYear({ period: "pilot", value: "2024" })).toBe(2024);
  expect(factYear({ period: undefined, value: "20245" })).toBeNull();
});

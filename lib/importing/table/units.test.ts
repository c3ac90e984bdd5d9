import { describe, expect, it } from "vitest";
import { findUnitInTitle, readUnit } from "./units";

describe("readUnit", () => {
  it.each([
    ["mw", "MW"],
    ["M W", "MW"],
    ["메가와트", "MW"],
    ["㎡", "m2"],
    ["sq.m", "m2"],
    ["m³/day", "m3/d"],
    ["US$", "USD"],
    ["toString", null],
    ["MW (gross)", null],
    ["", null],
  ])("%s is %s", (text, unit) => expect(readUnit(text)).toBe(unit));
});

describe("findUnitInTitle", () => {
  it.each<[string, string | null]>([
    ["MW", "MW"],
    ["Load [GW]", "GW"],
    ["변압기 용량（MVA）", "MVA"],
    ["Voltage, kV", "kV"],
    ["Capacity / MW", "MW"],
    ["Capacity MW", "MW"],
    ["Utilisation %", "%"],
    ["Lead time (months)", "month"],
    ["Lead time, months", "month"],
    ["Power (MW), MW", "MW"],
    ["Power (MW) / MVA", null],
    ["Day", null],
    ["Price / year", null],
    ["Power", null],
    ["W", null],
    ["t", null],
    ["Owner (former)", null],
    ["HOW", null],
    [`${"x ".repeat(100)}(MW)`, null],
  ])("%s: %s", (title, unit) => expect(findUnitInTitle(title)).toBe(unit));
});

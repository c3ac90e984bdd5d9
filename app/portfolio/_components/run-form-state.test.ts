import { expect, it } from "vitest";
import type { PortfolioScope } from "@/lib/portfolio/portfolio-run";
import { readRunForm, readScope, runFormValues, scopeValue } from "./run-form-state";

const values = { title: "", scope: "all", scenario: "", firstYear: "2026", years: "15" };

it("reads a form, and takes an empty title for none", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  expect(runFormValues(form)).toEqual(values);
  expect(readRunForm(values)).toEqual({
    ok: true,
    request: { title: null, scope: { kind: "all" }, firstYear: 2026, years: 15 },
  });
});

it("takes a stored scenario and somebody's own from their links", () => {
  const scenarioOf = (scenario: string) => readRunForm({ ...values, scenario });
  expect(scenarioOf("1~2026-11-22~bear.v2")).toMatchObject({
    ok: true,
    request: { scenario: { kind: "stored", slug: "bear", version: 2 } },
  });
  expect(scenarioOf("1~2026-11-22~own~utilisation!0.49")).toMatchObject({
    ok: true,
    request: { scenario: { kind: "own", overrides: { utilisation: 0.49 } } },
  });
  for (const wrong of ["bear", "1~2026-11-22~own~utilisation!1.2", "2~2026-11-22~bear.v2"])
    expect(scenarioOf(wrong)).toEqual({ ok: false, problems: ["scenario"] });
});

it("names every field that cannot be taken", () => {
  expect(runFormValues(new FormData())).toEqual({ title: "", scope: "", scenario: "", firstYear: "", years: "" });
  const wrong = { title: "t".repeat(101), scope: "economy:korea", scenario: "bear", firstYear: "", years: "61" };
  expect(readRunForm(wrong)).toEqual({ ok: false, problems: ["title", "scope", "scenario", "firstYear", "years"] });
  expect(readRunForm({ ...values, years: "1.5" })).toEqual({ ok: false, problems: ["years"] });
});

it("reads every scope that it writes, and nothing else", () => {
  const scopes: PortfolioScope[] = [
    { kind: "all" },
    { kind: "economy", iso3: "KOR" },
    { kind: "operator", slug: "amazon" },
    { kind: "programme", slug: "aws-korea-2031" },
  ];
  expect(scopes.map(scopeValue)).toEqual(["all", "economy:KOR", "operator:amazon", "programme:aws-korea-2031"]);
  expect(scopes.map(scopeValue).map(readScope)).toEqual(scopes);
  for (const value of ["", "some", "economy", "economy:korea", "operator:", "operator:A b", "site:x"])
    expect(readScope(value), value).toBeNull();
});

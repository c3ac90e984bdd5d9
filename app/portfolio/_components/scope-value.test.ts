import { expect, it } from "vitest";
import type { PortfolioScope } from "@/lib/portfolio/portfolio-run";
import { readScope, scopeValue } from "./scope-value";

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

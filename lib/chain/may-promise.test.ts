import { expect, it } from "vitest";
import { source } from "../assessment/site.fixture";
import { isPromiseOfDoer } from "./may-promise";
import { party, told } from "./schedule.fixture";

const operator = party("operator", "operator", "owner", "utility");
const said = (claimant: ReturnType<typeof party> | null, sourceClass: "operator" | "press" | "utility" = "press") =>
  told("promised", "2028", "2026-01-01", { claimant, source: source("page", sourceClass) });

it("is the word of who does the step", () => {
  expect(isPromiseOfDoer(said(party("grid-owner", "utility")), "grid", { operator })).toBe(true);
  expect(isPromiseOfDoer(said(party("builder", "contractor")), "works", { operator })).toBe(true);
  expect(isPromiseOfDoer(said(party("builder", "contractor")), "service", { operator })).toBe(false);
  expect(isPromiseOfDoer(said(party("maker", "manufacturer")), "transformer", { operator })).toBe(true);
  expect(isPromiseOfDoer(said(operator), "transformer", { operator })).toBe(false);
});

it("is never an answer's, a customer's of its connection, nor an estimate", () => {
  expect(isPromiseOfDoer(said(party("city", "regulator")), "permit", { operator })).toBe(false);
  expect(isPromiseOfDoer(said(operator), "grid", { operator })).toBe(false);
  const estimate = { ...said(party("grid-owner", "utility")), kind: "estimated" as const };
  expect(isPromiseOfDoer(estimate, "grid", { operator })).toBe(false);
});

it("is the source's own where no party is named, by its class", () => {
  expect(isPromiseOfDoer(said(null, "operator"), "service", { operator })).toBe(true);
  expect(isPromiseOfDoer(said(null, "utility"), "grid", { operator })).toBe(true);
  expect(isPromiseOfDoer(said(null, "press"), "service", { operator })).toBe(false);
});

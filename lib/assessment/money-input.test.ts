import { expect, it } from "vitest";
import { assumptionsOf } from "./money-input";
import { site } from "./site.fixture";

it("reads the stored money parameters, and refuses to go on without one, by name", () => {
  const { model } = site([]);
  expect(assumptionsOf(model).utilisation).toBe(model.parameters.utilisation?.value);
  const { utilisation: _, ...others } = model.parameters;
  expect(() => assumptionsOf({ ...model, parameters: others })).toThrow(/utilisation/);
});

import { expect, it } from "vitest";
import { readRunForm, runFormValues } from "./run-form-state";

const values = { title: "", scope: "all", firstYear: "2026", years: "15" };

it("reads a form, and takes an empty title for none", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  expect(runFormValues(form)).toEqual(values);
  expect(readRunForm(values)).toEqual({
    ok: true,
    request: { title: null, scope: { kind: "all" }, firstYear: 2026, years: 15 },
  });
});

it("names every field that cannot be taken", () => {
  expect(runFormValues(new FormData())).toEqual({ title: "", scope: "", firstYear: "", years: "" });
  const wrong = { title: "t".repeat(101), scope: "economy:korea", firstYear: "", years: "61" };
  expect(readRunForm(wrong)).toEqual({ ok: false, problems: ["title", "scope", "firstYear", "years"] });
  expect(readRunForm({ ...values, years: "1.5" })).toEqual({ ok: false, problems: ["years"] });
});

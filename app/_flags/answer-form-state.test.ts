import { expect, it } from "vitest";
import { safeBack, withAnswered } from "./answer-form-state";

it("an answer leads back to where the form stood, and nowhere else", () => {
  for (const path of ["/flags", "/flags?kind=task&page=2", "/sites/sk-ulsan?phase=2", "/flags/12"])
    expect(safeBack(path)).toBe(path);
  for (const other of ["//evil.example", "https://evil.example", "/flagsx", "/flags#x", "/log", "", null, "/sites\\x"])
    expect(safeBack(other)).toBe("/flags");
});

it("the address says which flag was answered, once", () => {
  expect(withAnswered("/flags?kind=task&answered=3", 12)).toBe("/flags?kind=task&answered=12");
  expect(withAnswered("/flags", 12)).toBe("/flags?answered=12");
});

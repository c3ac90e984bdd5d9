import { describe, expect, it } from "vitest";
import { readEditForm } from "./edit-form-state";

const values = { value: "0.3", mark: "U", sourceText: "Because", sourceUrl: "" };
const read = (changes: Partial<typeof values>) => readEditForm("utilisation", { ...values, ...changes }, 3);

describe("what an analyst typed", () => {
  it("is an edit, its address null when left empty", () => {
    const edit = { slug: "utilisation", value: 0.3, mark: "U", sourceText: "Because", sourceUrl: null };
    expect(read({})).toEqual({ ok: true, edit: { ...edit, basedOnVersion: 3 } });
  });

  it("names every field that cannot be taken", () => {
    expect(read({ value: " ", mark: "A", sourceText: "  ", sourceUrl: "example.org" })).toEqual({
      ok: false,
      problems: [
        { field: "value", code: "missing" },
        { field: "mark", code: "refused" },
        { field: "sourceText", code: "refused" },
        { field: "sourceUrl", code: "refused" },
      ],
    });
    expect(read({ value: "six" })).toEqual({ ok: false, problems: [{ field: "value", code: "number" }] });
    for (const sourceUrl of ["javascript:alert(1)", "ftp://example.org/a", `https://example.org/${"a".repeat(2000)}`])
      expect(read({ sourceUrl })).toEqual({ ok: false, problems: [{ field: "sourceUrl", code: "refused" }] });
  });
});

import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import en from "@/messages/en/scenarios.json";
import shellEn from "@/messages/en/shell.json";
import ko from "@/messages/ko/scenarios.json";
import shellKo from "@/messages/ko/shell.json";
import type { FieldView } from "./read-draft";
import { SaveRefusal, type SaveRefused } from "./save-refusal";

const view = (field: string, label: string, limits: string): FieldView => ({
  ...{ field, group: "money", label, limits, baseValue: 0.6, baseText: "60%", unit: "", mark: null, source: "" },
  ...{ sourceLang: undefined, version: null, start: null, isList: false, isPart: false },
});
const refused: SaveRefused = {
  ok: false,
  refused: "invalid",
  problems: [
    { field: "slug", value: "Not a slug", reason: "" },
    { field: "nameEn", value: "", reason: "" },
    { field: "nameKo", value: "", reason: "" },
    { field: "overrides.utilisation", value: 1.2, reason: "expected at most 1" },
    { field: "overrides.waccPerYear", value: "ten", reason: "expected a number" },
  ],
};
const render = (locale: "en" | "ko", fields: FieldView[], of: SaveRefused = refused) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="UTC"
      messages={locale === "en" ? { scenarios: en, shell: shellEn } : { scenarios: ko, shell: shellKo }}
    >
      <SaveRefusal refused={of} slug="slow-grid" name="" fields={fields} />
    </NextIntlClientProvider>,
  );

it("names every value that was refused on saving, with its limits, in both languages", () => {
  const html = render("en", [view("utilisation", "Utilisation", "0 to 1"), view("waccPerYear", "WACC", "0 to 0.5")]);
  for (const text of [
    "Short name: “Not a slug” is not allowed.",
    "Name: empty. Enter at least one visible character.",
    "<li>Utilisation: 1.2 is not allowed. Allowed: 0 to 1.</li>",
    "<li>WACC: “ten” is not a number. Allowed: 0 to 0.5.</li>",
  ])
    expect(html).toContain(text);
  expect(html.split("Name: empty")).toHaveLength(2);
  const korean = render("ko", [view("utilisation", "가동률", "0~1"), view("waccPerYear", "할인율", "0~0.5")]);
  for (const text of ["짧은 이름: ‘Not a slug’", "이름: 비어 있습니다.", "가동률", "1.2", "0~1", "할인율"])
    expect(korean).toContain(text);
});

it("says in one sentence what has no value to name", () => {
  expect(render("en", [], { ok: false, refused: "taken" })).toBe(en.editor.saveRefused.taken);
  expect(render("en", [], { ok: false, refused: "moved", newestVersion: 3 })).toContain(
    "“slow-grid” already has a version 3",
  );
});

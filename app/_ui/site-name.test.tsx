import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/domain/vocabulary";
import en from "@/messages/en/shell.json";
import ko from "@/messages/ko/shell.json";
import { SiteName } from "./site-name";

const html = (locale: Locale, site: { nameEn: string; nameKo: string }) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ shell: locale === "ko" ? ko : en }} timeZone="UTC">
      <SiteName site={site} />
    </NextIntlClientProvider>,
  );
const ridgeland = { nameEn: "Amazon Ridgeland", nameKo: "아마존 리지랜드" };
const fairwater = { nameEn: "Microsoft Fairwater", nameKo: "Microsoft Fairwater" };

it("is in the reader's language where a source gives it", () => {
  expect([html("en", ridgeland), html("ko", ridgeland)]).toEqual(["Amazon Ridgeland", "아마존 리지랜드"]);
});

it("is the other name, marked with the reason, where none does; only Korean readers see the mark", () => {
  expect(html("en", fairwater)).toBe("Microsoft Fairwater");
  expect(html("ko", fairwater)).toContain("(영문명)");
  expect(html("ko", fairwater)).toContain(`title="${ko.otherName.help}"`);
});

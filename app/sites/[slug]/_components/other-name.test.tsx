import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import shellEn from "@/messages/en/shell.json";
import en from "@/messages/en/site.json";
import shellKo from "@/messages/ko/shell.json";
import ko from "@/messages/ko/site.json";
import { OtherName } from "./other-name";

const messages = { en: { site: en, shell: shellEn }, ko: { site: ko, shell: shellKo } };
const both = { nameEn: "Amazon Ridgeland", nameKo: "아마존 리지랜드" };
const english = { nameEn: "Stargate", nameKo: "Stargate" };
const korean = { nameEn: "포항 블루밸리", nameKo: "포항 블루밸리" };

it.each([
  ["en", both, "Korean name아마존 리지랜드"],
  ["ko", both, "영문명Amazon Ridgeland"],
  ["en", english, "Korean namenone given by its sources"],
  ["ko", english, "한글명출처에 없음"],
  ["en", korean, "English namenone given by its sources"],
  ["ko", korean, "영문명출처에 없음"],
] as const)("in %s, of %o", (locale, site, text) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <OtherName site={site} />
    </NextIntlClientProvider>,
  );
  expect(html.replace(/<[^>]*>/g, "")).toBe(text);
});

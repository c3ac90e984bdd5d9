import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { RecordCount } from "@/app/_data/records";
import { recordKinds } from "@/lib/domain/record-kinds";
import { indicatorKinds, type Locale } from "@/lib/domain/vocabulary";
import enCountries from "@/messages/en/countries.json";
import enTable from "@/messages/en/table.json";
import enWords from "@/messages/en/words.json";
import koCountries from "@/messages/ko/countries.json";
import koTable from "@/messages/ko/table.json";
import koWords from "@/messages/ko/words.json";
import { RecordCountTable } from "./record-count-table";

const messages = {
  en: { countries: enCountries, table: enTable, words: enWords },
  ko: { countries: koCountries, table: koTable, words: koWords },
};
const economies = [
  { iso3: "KOR", nameEn: "Korea", nameKo: "대한민국" },
  { iso3: "PER", nameEn: "Peru", nameKo: "페루" },
];
const count = (iso3: string | null, kind: RecordCount["kind"], records: number, claims: number): RecordCount => ({
  ...{ iso3, kind, records, claims, sites: 1 },
  steps: [
    { step: "signed", records: records - 1 },
    { step: null, records: 1 },
  ],
});

/** The text of the cells, by economy and kind. */
function cells(locale: Locale, counts: RecordCount[]): Record<string, Record<string, string>> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <RecordCountTable economies={economies} counts={counts} />
    </NextIntlClientProvider>,
  );
  const rows = [...html.matchAll(/<tr data-economy="(\w+)".*?<\/tr>/g)].map(([row, iso3 = ""]) => {
    const own = [...row.matchAll(/<td[^>]*data-column="(\w+)"[^>]*>(.*?)<\/td>/g)];
    return [iso3, Object.fromEntries(own.map(([, kind, cell = ""]) => [kind, cell.replace(/<[^>]*>/g, " ").trim()]))];
  });
  return Object.fromEntries(rows);
}

it("has a column for every kind", () => {
  expect([...recordKinds].sort()).toEqual([...indicatorKinds].sort());
  expect(Object.keys(cells("en", []).PER ?? {})).toEqual(recordKinds);
});

it.each([
  ["en", "no record", "3 5 claims", "1 1 claim"],
  ["ko", "기록 없음", "3 공표 5건", "1 공표 1건"],
] as const)("counts what is on record and says where nothing is, in %s", (locale, none, three, one) => {
  const shown = cells(locale, [count("KOR", "ppa", 3, 5), count("PER", "permit", 1, 1)]);
  expect([shown.KOR?.ppa, shown.PER?.permit]).toEqual([three, one]);
  expect([shown.PER?.ppa, shown.KOR?.permit, shown.KOR?.water_right]).toEqual([none, none, none]);
  expect(Object.values(shown).flatMap((row) => Object.values(row))).not.toContain("0");
});

it("has a row for what names no economy, only where there is some", () => {
  expect(Object.keys(cells("en", []))).toEqual(["KOR", "PER"]);
  expect(cells("en", [count(null, "ppa", 2, 2)]).unknown?.ppa).toBe("2 2 claims");
});

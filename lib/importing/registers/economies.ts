import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import spanish from "i18n-iso-countries/langs/es.json" with { type: "json" };
import japanese from "i18n-iso-countries/langs/ja.json" with { type: "json" };
import korean from "i18n-iso-countries/langs/ko.json" with { type: "json" };
import chinese from "i18n-iso-countries/langs/zh.json" with { type: "json" };
import { nameKey } from "@/lib/domain/name-key";

/** Names in use that ISO's lists lack, by code. */
const otherNames: Record<string, string> = {
  KOR: "Korea;ROK;S. Korea;한국;남한;韓国;韓國;남조선;Corea;Corea del Sur",
  USA: "America;미합중국;アメリカ;米国;美國;EE. UU.;EEUU",
  GBR: "UK;Great Britain;Britain;イギリス;英國;Reino Unido",
  TWN: "Chinese Taipei;Taipei;대만;타이완;臺灣;台灣;中華台北;中华台北",
  HKG: "Hong Kong, China;Hong Kong SAR;홍콩특별행정구;香港",
  CHN: "People's Republic of China;PRC;Mainland China;중화인민공화국;中國",
  ARE: "UAE;Emirates;アラブ首長国連邦;阿聯酋;EAU",
  VNM: "Viet Nam;베트남;越南",
  RUS: "Russia;러시아;俄羅斯",
  BRN: "Brunei;브루나이;汶萊",
  JPN: "日本国;일본국",
  THA: "태국;泰國",
  PHL: "Philippines;菲律賓",
  NZL: "紐西蘭;新西蘭",
  AUS: "호주;澳洲;オーストラリア",
  MYS: "馬來西亞",
  IDN: "印度尼西亞",
  DEU: "독일;德國",
  FRA: "프랑스;法國",
  NLD: "Holland;The Netherlands;네덜란드;荷蘭",
  IRL: "Republic of Ireland;愛爾蘭",
  CZE: "Czechia;체코",
  TUR: "Türkiye;Turkey;터키",
};

const byName = new Map<string, string>();
for (const locale of [chinese, japanese, spanish, korean, english]) {
  countries.registerLocale(locale);
  for (const [alpha2, names] of Object.entries(countries.getNames(locale.locale, { select: "all" })))
    for (const name of names) byName.set(nameKey(name), countries.alpha2ToAlpha3(alpha2) ?? "");
}
for (const [iso3, names] of Object.entries(otherNames))
  for (const name of names.split(";")) byName.set(nameKey(name), iso3);
for (const [alpha2, iso3] of Object.entries(countries.getAlpha2Codes())) {
  byName.set(nameKey(alpha2), iso3);
  byName.set(nameKey(iso3), iso3);
}

/**
 * The economy (ISO 3166, three letters) that a text names by a code or by a usual name in English, Korean, Japanese, Chinese or Spanish.
 * @returns null for any other text
 */
export const economyOf = (text: string): string | null => byName.get(nameKey(text)) ?? null;

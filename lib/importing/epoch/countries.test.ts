import { describe, expect, it } from "vitest";
import { findEconomy } from "./countries";

describe("findEconomy", () => {
  it.each([
    ["United States", "USA"],
    ["United States of America", "USA"],
    ["U.S.", "USA"],
    ["UK", "GBR"],
    ["U.K.", "GBR"],
    ["south  korea", "KOR"],
    ["Korea", "KOR"],
    ["Viet Nam", "VNM"],
    ["Vietnam", "VNM"],
    ["Taiwan", "TWN"],
    ["Chinese Taipei", "TWN"],
    ["Hong Kong SAR", "HKG"],
    ["Norway", "NOR"],
    ["NORWAY", "NOR"],
    ["Turkiye", "TUR"],
    ["Türkiye", "TUR"],
    ["Cote d'Ivoire", "CIV"],
    ["The Netherlands", "NLD"],
    ["Saudi Arabia", "SAU"],
    ["India", "IND"],
    ["Kingdom of Saudi Arabia", "SAU"],
  ])("%s", (country, iso3) => expect(findEconomy(country, [])).toBe(iso3));

  it.each(["Atlantis", "", "Texas", "constructor", "__proto__", "Europe"])("knows no economy called '%s'", (country) =>
    expect(findEconomy(country, [])).toBeNull(),
  );

  it("prefers the name on record", () =>
    expect(
      findEconomy("Georgia", [
        { iso3: "FRA", nameEn: "France" },
        { iso3: "USA", nameEn: "Georgia" },
      ]),
    ).toBe("USA"));
});

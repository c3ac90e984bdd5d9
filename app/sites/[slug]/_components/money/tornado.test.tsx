import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/domain/vocabulary";
import enSite from "@/messages/en/site.json";
import koSite from "@/messages/ko/site.json";
import { Tornado } from "./tornado";
import { type BarRow, tornadoBars } from "./tornado-bars";

const row = (name: string, lowChange: number, highChange: number): BarRow => ({
  ...{ name, ends: "× 0.8 / × 1.3", lowChange, highChange, unit: "usd" },
});
const rows = [row("Price", -343e6, 378e6), row("Fall", 0, -558e6), row("Dates", 294e6, -286e6)];

describe("a tornado's bars", () => {
  it("stand on one scale from a common zero, the widest first", () => {
    const { bars, zero } = tornadoBars(rows);
    expect(bars.map(({ name }) => name)).toEqual(["Fall", "Price", "Dates"]);
    expect(zero).toBeCloseTo((100 * 558) / 936);
    expect(bars[0]?.spans).toEqual({ low: { left: zero, width: 0 }, high: { left: 0, width: zero } });
    expect(bars[1]?.spans.high.width).toBeCloseTo(100 - zero);
    // The low end of the dates helps: its bar lies to the right.
    expect(bars[2]?.spans.low).toMatchObject({ left: zero, width: expect.closeTo((100 * 294) / 936) });
  });

  it("need no scale where nothing moves at all", () => {
    expect(tornadoBars([])).toEqual({ zero: 0, bars: [] });
  });
});

const markupOf = (locale: Locale, site: typeof enSite, shown: BarRow[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ site }} timeZone="UTC">
      <Tornado rows={shown} still={["Rent", "PUE"]} figure="NPV" />
    </NextIntlClientProvider>,
  );

it.each<[Locale, typeof enSite, string[]]>([
  ["en", enSite, ["× 0.8 / × 1.3", "−$343M", "+$378M", "none", "None: Rent, PUE."]],
  ["ko", koSite, ["−3.43억 달러", "+3.78억 달러", "없음", "변화 없음: Rent, PUE."]],
])("says every change with its sign, and which assumptions move nothing: %s", (locale, site, texts) => {
  const markup = markupOf(locale, site, rows);
  for (const text of texts) expect(markup).toContain(text);
});

it("writes shares of the capital in points, once named above them", () => {
  const markup = markupOf("en", enSite, [{ ...row("Price", -0.034, 0.1), unit: "share" }]);
  for (const said of ["NPV: change, points of the capital", "−3.4<", "+10<"]) expect(markup).toContain(said);
});

it("has no table where nothing moves", () => {
  const markup = markupOf("en", enSite, []);
  expect(markup).not.toContain("<table");
  expect(markup).toContain("None: Rent, PUE.");
});

import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/domain/vocabulary";
import enSite from "@/messages/en/site.json";
import koSite from "@/messages/ko/site.json";
import { Tornado } from "./tornado";
import { type TornadoRow, tornadoBars } from "./tornado-bars";

const row = (name: string, lowChange: number, highChange: number): TornadoRow => ({
  ...{ name, lowChange, highChange, unit: "usd" },
});
const rows = [row("Rent", 0, 0), row("Price", -343e6, 378e6), row("Dates", 294e6, -286e6)];

describe("a tornado's bars", () => {
  it("stand on one scale from a common zero, the widest first, and what moves nothing has none", () => {
    const { bars, zero } = tornadoBars(rows);
    expect(bars.map(({ name }) => name)).toEqual(["Price", "Dates", "Rent"]);
    expect(zero).toBeCloseTo((100 * 343) / 721);
    expect(bars[0]?.spans?.low).toMatchObject({ left: 0, width: expect.closeTo(zero) });
    expect(bars[0]?.spans?.high.width).toBeCloseTo(100 - zero);
    // The low end of the dates helps: its bar lies to the right.
    expect(bars[1]?.spans?.low).toMatchObject({ left: expect.closeTo(zero), width: expect.closeTo((100 * 294) / 721) });
    expect(bars[2]?.spans).toBeNull();
  });

  it("need no scale where nothing moves at all", () => {
    expect(tornadoBars([row("Rent", 0, 0)])).toMatchObject({ zero: 0, bars: [{ spans: null }] });
  });
});

it.each<[Locale, typeof enSite, string[]]>([
  ["en", enSite, ["−$343M", "+$378M", "none"]],
  ["ko", koSite, ["−3.43억 달러", "+3.78억 달러", "없음"]],
])("says every change with its sign, and none where nothing moves: %s", (locale, site, texts) => {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ site }} timeZone="UTC">
      <Tornado rows={rows} figure="NPV" />
    </NextIntlClientProvider>,
  );
  for (const text of texts) expect(markup).toContain(text);
});

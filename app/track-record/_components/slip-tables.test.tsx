import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { SlipPage } from "@/app/_data/track-record";
import shellEn from "@/messages/en/shell.json";
import table from "@/messages/en/table.json";
import en from "@/messages/en/track-record.json";
import words from "@/messages/en/words.json";
import shellKo from "@/messages/ko/shell.json";
import ko from "@/messages/ko/track-record.json";
import { SlipTables } from "./slip-tables";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

function render(locale: "en" | "ko", stored: SlipPage): string {
  const own = locale === "en" ? { shell: shellEn, "track-record": en } : { shell: shellKo, "track-record": ko };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ ...own, table, words }}>
      <SlipTables stored={stored} operatorName={(slug) => slug} />
    </NextIntlClientProvider>,
  );
}

it("keeps its section and says that it is being calculated while nothing is stored", () => {
  const html = render("en", null);
  expect(html).toContain(en.slips.title);
  expect(html).toContain(shellEn.results.beingCalculated);
  expect(render("ko", null)).toContain(shellKo.results.beingCalculated);
});

it("says on which day its figures hold, and that they are about to be replaced", () => {
  const figures = { groups: [], correction: { inUse: null, verdicts: [] } };
  const of = (isBeingRecomputed: boolean) => ({ figures, day: { asOfOn: "2026-11-21", isBeingRecomputed } });
  expect(render("en", of(false))).toContain("As of 21 Nov 2026.");
  expect(render("en", of(false))).not.toContain(shellEn.results.beingRecomputed);
  expect(render("en", of(true))).toContain(`As of 21 Nov 2026. ${shellEn.results.beingRecomputed}`);
  expect(render("ko", of(false))).toContain("2026년 11월 21일 기준.");
});

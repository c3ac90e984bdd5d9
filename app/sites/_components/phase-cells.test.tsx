import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PhaseListRow } from "@/app/_data/phases";
import type { Locale } from "@/lib/domain/vocabulary";
import enShell from "@/messages/en/shell.json";
import enSites from "@/messages/en/sites.json";
import koShell from "@/messages/ko/shell.json";
import koSites from "@/messages/ko/sites.json";
import { phaseCells } from "./phase-cells";
import { toPhaseView } from "./phase-view";

const messages = { en: { sites: enSites, shell: enShell }, ko: { sites: koSites, shell: koShell } };
/** As of 22 Nov 2026 (epoch day 20,779); promised for 25 Sep 2026; last looked 7 Jul 2026. */
const row = {
  state: "forecast",
  asOfOn: "2026-11-22",
  announced: { basis: "promised", latest: { latestDay: 20_721 }, first: { latestDay: 20_721 } },
  announcedPrecision: null,
  p10On: "2026-08-31",
  p50On: "2026-09-30",
  p80On: "2027-03-31",
  p90On: "2027-06-30",
  probabilityInService: 0.77,
  probabilityByAnnounced: 0.31,
  probabilityCancelled: 0.02,
  lookDay: 20_641,
} as unknown as PhaseListRow;

function text(
  cell: "p50" | "on_time" | "cancelled",
  change: Partial<PhaseListRow> = {},
  locale: Locale = "en",
): string {
  const cells = phaseCells(toPhaseView({ ...row, ...change }, locale));
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      {cells[cell]}
    </NextIntlClientProvider>,
  );
  return markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe("a phase that nobody saw in service", () => {
  it("is probably in service from half of the draws on, with the last look in place of a date", () => {
    expect(text("p50")).toBe("probably in service (77%) last looked 7 Jul 2026");
    expect(text("p50", {}, "ko")).toBe("가동 중일 가능성 높음(77%) 마지막 확인 2026년 7월 7일");
    expect(text("p50", { probabilityInService: 0.46 })).toBe("may be in service (46%) last looked 7 Jul 2026");
    expect(text("p50", { probabilityInService: 0.46, p50On: "2026-12-31" })).toBe("Dec 2026 P80 Mar 2027");
  });

  it("is overdue by days once its date has passed, unless it may serve already, and on time with a probability before", () => {
    const ahead = { p50On: "2027-01-31", probabilityInService: 0.2 };
    expect(text("on_time", ahead)).toBe("overdue 58 days");
    expect(text("on_time", ahead, "ko")).toBe("58일 초과");
    expect(text("on_time")).toBe("58 days past");
    expect(text("on_time", {}, "ko")).toBe("58일 경과");
    expect(text("on_time", { asOfOn: "2026-09-25" })).toBe("31%");
    expect(text("on_time", { announced: null, probabilityByAnnounced: null })).toContain("–");
    expect(text("cancelled")).toBe("2%");
  });

  it("keeps its month where it was seen", () => {
    expect(text("p50", { state: "in_service", inServiceDay: 20_700 })).toBe("Sep 2026 in service");
  });
});

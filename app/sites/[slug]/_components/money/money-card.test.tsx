import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { ModelRecords, PhaseRecord } from "@/lib/domain/records";
import type { Locale } from "@/lib/domain/vocabulary";
import { assessment, phase } from "@/lib/flags/records.fixture";
import { moneyTornado, type TornadoRow } from "@/lib/money/money-tornado";
import { phaseMoney } from "@/lib/money/phase-money";
import {
  asOfDay,
  colocationPhase,
  drawsOn,
  lawOfDraws,
  leasePhase,
  ownPhase,
  planDay,
  planOf,
} from "@/lib/money/phase-money.fixture";
import type { PhaseMoney, PhaseMoneyInput } from "@/lib/money/phase-money-types";
import enShell from "@/messages/en/shell.json";
import enSite from "@/messages/en/site.json";
import enWords from "@/messages/en/words.json";
import koShell from "@/messages/ko/shell.json";
import koSite from "@/messages/ko/site.json";
import koWords from "@/messages/ko/words.json";
import { MoneyCard } from "./money-card";

const messages = {
  en: { site: enSite, shell: enShell, words: enWords },
  ko: { site: koSite, shell: koShell, words: koWords },
};

const parameter = (value: number, mark: "U" | "V2" = "U") => ({
  ...{ version: 1, value, unit: "", mark, sourceText: "" },
});
const model: ModelRecords = {
  classes: {},
  parameters: {
    "opex-usd-per-mw-year": parameter(1e6, "V2"),
    "power-usage-effectiveness": parameter(1.25),
    "wacc-per-year": parameter(0.1),
  },
};
const base = { nameEn: "Base", nameKo: "기준" };

type Shown = { change?: Partial<PhaseAssessment>; own?: PhaseRecord; tornado?: TornadoRow[] };

function text(
  money: PhaseMoney | null,
  locale: Locale = "en",
  { change = {}, own = phase([]), tornado }: Shown = {},
): string {
  const economics = { value: [{ phaseId: own.id, plan: null, economics: null, tornado: tornado ?? null }] };
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <MoneyCard
        phase={own}
        assessment={{ ...assessment({ phaseId: own.id }), money, ...change }}
        model={model}
        scenario={base}
        economics={economics}
      />
    </NextIntlClientProvider>,
  );
  return markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** A year late, one draw. */
const late = (input: PhaseMoneyInput): PhaseMoneyInput => ({
  ...input,
  draws: drawsOn([planDay + 365]),
});

describe("the money of a phase", () => {
  it("names whose figures it shows, and says when nobody said whose the machines are", () => {
    expect(text(phaseMoney(late(ownPhase)))).toContain(
      "Figures of the owner of facility and accelerators , at a discount rate of 10% a year. U",
    );
    expect(text(phaseMoney(late(leasePhase)))).toContain("operator that leases the facility");
    expect(text(phaseMoney(late(colocationPhase)))).toContain("landlord");
    const unsaid = text(phaseMoney(late({ ...ownPhase, ownership: "unknown" })));
    expect(unsaid).toContain("Taken as owner: nothing on record says who owns the accelerators.");
    expect(text(phaseMoney(late(ownPhase)))).not.toContain("Taken as owner");
  });

  it("states the three figures by name, with their parts", () => {
    const shown = text(phaseMoney(late(ownPhase)));
    expect(shown).toContain("Delay cost $265M · 19% of capital");
    expect(shown).toContain("Capital at risk $144M · 10% of capital");
    expect(shown).toContain("Earns less than its cost of capital 100%");
    for (const part of [
      "lost time",
      "accelerators",
      "facility",
      "after 24 months",
      "after 18 months",
      "after 36 months",
    ])
      expect(shown).toContain(part);
    expect(shown).toContain("First and latest baseline");
    expect(shown).toContain("What power and permits do");
    expect(shown).toContain("Nothing seen of works");
    expect(shown).toContain("Price correlation between sites 0.6");
  });

  it("is in Korean for a Korean reader", () => {
    const shown = text(phaseMoney(late(ownPhase)), "ko");
    for (const part of [
      "지연 비용 2.65억 달러 · 자본의 19%",
      "위험 노출 자본",
      "자본비용 미달 확률 100%",
      "전력·인허가의 영향",
    ])
      expect(shown).toContain(part);
  });

  it("shows both baselines where the sponsor said another day later", () => {
    const plan = planOf({ saidDay: planDay - 700, day: planDay }, { saidDay: planDay - 500, day: planDay + 200 });
    const shown = text(phaseMoney(late({ ...ownPhase, plan })));
    expect(shown).toContain("First baseline Latest baseline");
  });

  it("has no accelerators of a landlord's, and no facility of an operator's that leases", () => {
    const partsOf = (input: PhaseMoneyInput) => text(phaseMoney(late(input))).split("Capital at risk")[0] ?? "";
    const row = (name: string) => new RegExp(`Mean .*\\b${name}\\b (\\$|−|0)`);
    expect(partsOf(colocationPhase)).not.toMatch(row("accelerators"));
    expect(partsOf(leasePhase)).not.toMatch(row("facility"));
    expect(partsOf(ownPhase)).toMatch(row("accelerators"));
    expect(partsOf(ownPhase)).toMatch(row("facility"));
  });

  it("shows a negative delay cost with its sign and says what it means", () => {
    const looks = [{ day: asOfDay, serviceP50Day: planDay + 365 }];
    const dear = { facility: { amount: 1.5e9, currency: "USD" }, accelerators: { amount: 3e9, currency: "USD" } };
    const shown = text(phaseMoney(late({ ...ownPhase, capital: { ...ownPhase.capital, ...dear }, looks })));
    expect(shown).toMatch(/Delay cost −\$\d+M · −[\d.]+% of capital/);
    expect(shown).toContain("because the phase earns less than its cost of capital even on plan");
  });

  it("has no plan on record where the sponsor gave none, and capital at risk only of what is paid", () => {
    const payments = [{ amount: 100e6, currency: "USD", day: planDay - 400, asset: "facility" as const }];
    const shown = text(phaseMoney(late({ ...ownPhase, plan: null, payments })));
    expect(shown).toContain("Delay cost no plan on record");
    expect(shown).toContain("Earns less than its cost of capital no plan on record");
    expect(shown).toContain("The sponsor gave no date of service");
    expect(shown).toMatch(/Capital at risk \$/);
  });

  it("shows shares and no dollars where the capital is a default, and says so where they stand", () => {
    const capital = { ...ownPhase.capital, facility: null, accelerators: null };
    const shown = text(phaseMoney(late({ ...ownPhase, capital })));
    expect(shown).toMatch(/Delay cost −?[\d.]+% of default capital/);
    expect(shown).toContain("Dollars are shown only from capital stated for this phase.");
    expect(shown).toMatch(/Earns less than its cost of capital \d+% · on default capital/);
    expect(shown.split("What the figures rest on")[0]).not.toMatch(/\$\d/);
  });

  it("names the prices of the party with their basis and mark, the ratio of megawatts, and the currency", () => {
    const owned = text(phaseMoney(late(ownPhase)));
    for (const said of [
      "Revenue per MW $7.5M per IT MW and year",
      "Operating cost per MW $1M per IT MW and year V2",
      "Power usage effectiveness (PUE) 1.25 U",
      "Currency US dollars",
    ])
      expect(owned).toContain(said);
    expect(owned).not.toContain("Rent per kW and month");
    const rented = text(phaseMoney(late(colocationPhase)));
    expect(rented).toContain("Rent per kW and month $150 per kW of IT and month");
    expect(rented).not.toContain("Revenue per MW");
  });

  it("shows capital of another currency as stated, with the one dated rate or that there is none", () => {
    const own = {
      ...phase([]),
      capex: { facility: 7e11, accelerators: 1e12, undivided: null, currency: "KRW", priceYear: 2025 },
    };
    const inWon = (usdPerUnit: Record<string, number>) => {
      const won = (amount: number) => ({ amount, currency: "KRW" });
      const capital = { ...ownPhase.capital, facility: won(7e11), accelerators: won(1e12) };
      const assumptions = { ...ownPhase.assumptions, usdPerUnit };
      return text(phaseMoney(late({ ...ownPhase, capital, assumptions })), "en", { own });
    };
    expect(inWon({})).toContain("stated in KRW: no dated rate on record, so it is not converted");
    expect(inWon({})).toContain("an amount is stated in a currency for which no rate is on record");
    expect(inWon({})).toContain("accelerators ₩1T (prices of 2025)");
    const converted = inWon({ KRW: 0.00072 });
    expect(converted).toContain("USD per KRW 0.00072");
    expect(converted).toMatch(/Delay cost \$\d+M/);
  });

  it("shows what moves net present value and capital at risk, and what does not", () => {
    const hazardPerYear = 0.056;
    const input = { ...ownPhase, ...lawOfDraws(64, hazardPerYear) };
    const waitDays = input.draws.cancelledDay.map((day) => (day - asOfDay) * hazardPerYear);
    const clock = { fromDay: asOfDay, hazardPerYear, waitDays, refusedDay: null };
    const tornado = moneyTornado(input, clock) ?? expect.fail();
    const shown = text(phaseMoney(input), "en", { tornado });
    expect(shown).toMatch(/Mean NPV: change, US dollars .*Revenue per MW × 0.76 \/ × 1.27 −\$\d+M \+\$\d+M/);
    expect(shown).toMatch(
      /Capital at risk after 24 months: change .*Day of service all on plan \/ all at P90 −\$\d+M \+\$\d+M/,
    );
    expect(shown).toMatch(/None: [^.]*Revenue per MW[^.]*Discount rate/);
    expect(text(phaseMoney(input), "en")).not.toContain("What moves these figures");
    const korean = text(phaseMoney(input), "ko", { tornado });
    for (const said of ["무엇이 이 수치를 움직이는가", "할인율 −2 / +2%p", "모두 계획대로 / 모두 P90"])
      expect(korean).toContain(said);
  });

  it("tells the other reading of megawatts whose basis is unknown", () => {
    const shown = text(phaseMoney(late({ ...ownPhase, megawatts: { value: 100, basis: "unknown" } })));
    expect(shown).toContain("The basis of the megawatts is not stated");
    expect(shown).toMatch(/Read as IT MW, P\(NPV < 0\) is|Read as IT MW, P\(NPV &lt; 0\) is/);
  });

  it("says why nothing is known, and of a forecast of an earlier definition that it is being recomputed", () => {
    expect(text(null, "en", { change: { state: "in_service" } })).toContain("Nothing left to lose by delay");
    expect(text(null, "en", { change: { state: "forecast", lookDay: null } })).toContain("nothing on record says when");
    const definitionVersion = "phase-money-1";
    expect(text({ known: false, definitionVersion, reason: "nothing-dated" })).toContain(
      "no day is known on which money is spent",
    );
    const earlier = { known: true, definitionVersion: "money-1" } as unknown as PhaseMoney;
    expect(text(earlier)).toContain("earlier definition");
  });
});

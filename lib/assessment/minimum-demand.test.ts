import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import type { PolicyRecord } from "@/lib/domain/records";
import { exchangeRates } from "@/lib/money/exchange-rates";
import { phaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { minimumDemand } from "./minimum-demand";
import { claim, indicator, phase, site } from "./site.fixture";

const MALAYSIA = "mys-electricity-supply-agreement-use-or-pay";
const OHIO = "usa-ohio-aep-ohio-data-center-tariff-case-24-0508-el-ata";
const rule = (slug: string, change: Partial<PolicyRecord> = {}): PolicyRecord => ({
  ...{ id: 1, slug, titleEn: slug, titleKo: slug, regionId: null, thresholdMegawatts: null },
  ...{ status: "in_force", effectiveDay: null, requiresGate: null, ...change },
});
const assumptions = phaseMoneyAssumptions();
const sized = (facility: number | null) =>
  phase([], { megawatts: { gridConnection: null, facility, criticalIt: null, generationNameplate: null } });
const demandOf = (one = sized(100), policies = [rule(MALAYSIA)]) =>
  minimumDemand(site([one], { policies }), one, assumptions);

it("has dollars where the rule names a charge and its currency a rate", () => {
  const ringgit = exchangeRates.find(({ slug }) => slug === "usd-per-myr")?.value ?? Number.NaN;
  expect(demandOf()).toEqual({
    ...{ share: 0.85, contractedKilowatts: 100_000, rampMonths: 0, exitMonths: 0 },
    usdPerKilowattMonth: 8.5 * ringgit,
  });
  const noRate = { ...assumptions, usdPerUnit: {} };
  const one = sized(100);
  expect(minimumDemand(site([one], { policies: [rule(MALAYSIA)] }), one, noRate)?.usdPerKilowattMonth).toBeNull();
});

it("is an obligation without dollars where the rule names no charge", () => {
  expect(demandOf(sized(100), [rule(OHIO)])).toMatchObject({ usdPerKilowattMonth: null, rampMonths: 48 });
});

it("is not billed by another rule, elsewhere, below the threshold, or where the megawatts are not known", () => {
  expect(demandOf(sized(100), [rule("another")])).toBeNull();
  expect(demandOf(sized(100), [rule(OHIO, { regionId: -1 })])).toBeNull();
  expect(demandOf(sized(24), [rule(OHIO, { thresholdMegawatts: 25 })])).toBeNull();
  expect(demandOf(sized(25), [rule(OHIO, { thresholdMegawatts: 25 })])).not.toBeNull();
  expect(demandOf(sized(null))).toBeNull();
});

it("bills by a rule that is in force or ordered, never by one that is proposed or over", () => {
  const billed = (status: PolicyRecord["status"]) => demandOf(sized(100), [rule(MALAYSIA, { status })]) !== null;
  expect((["in_force", "under_way", "proposed", "ended", "closed"] as const).map(billed)).toEqual([
    ...[true, true],
    ...[false, false, false],
  ]);
});

it("leaves out a supply that was signed before the rule's first day", () => {
  const signedOn = (day: string) => ({
    ...sized(100),
    indicators: [indicator("grid_interconnect", { agreement_signed: [claim("actual", day)] })],
  });
  const policies = [rule(OHIO, { effectiveDay: toEpochDay("2025-07-23") })];
  expect(demandOf(signedOn("2025-07-22"), policies)).toBeNull();
  expect(demandOf(signedOn("2025-07-23"), policies)).not.toBeNull();
});

import { describe, expect, it } from "vitest";
import { isoDateOf } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { firstOf, present } from "@/lib/testing/present";
import { assessSite, FORECAST_SEED } from "./assess";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";

const options = { asOfDay: AS_OF, seed: FORECAST_SEED, draws: 4096 };
const inDays = (days: number) => isoDateOf(AS_OF + days);
const MONTH = 30.4375;

const assess = (records: SiteRecords) => assessSite(records, options);

describe("T1: construction starts today, nothing else known", () => {
  const first = firstOf(
    assess(site([phase([indicator("works", { started: [claim("actual", inDays(0), { knownOn: inDays(0) })] })])])),
  );
  const months = (day: number | null) => ((day ?? Number.NaN) - AS_OF) / MONTH;

  it("gives P10 13–20, P50 24–32, P90 38–54 months and P(cancelled) at most 6 %", () => {
    const { p10, p50, p90 } = first.givenCompletion;
    console.log(
      `T1: P10 ${months(p10).toFixed(1)}, P50 ${months(p50).toFixed(1)}, P90 ${months(p90).toFixed(1)} months, cancelled ${first.cancelled.total.toFixed(3)}`,
    );
    expect(months(p10)).toBeGreaterThanOrEqual(13);
    expect(months(p10)).toBeLessThanOrEqual(20);
    expect(months(p50)).toBeGreaterThanOrEqual(24);
    expect(months(p50)).toBeLessThanOrEqual(32);
    expect(months(p90)).toBeGreaterThanOrEqual(38);
    expect(months(p90)).toBeLessThanOrEqual(54);
    expect(first.cancelled.total).toBeLessThanOrEqual(0.06);
  });
});

describe("T2: every gate and the service date stated by one source, service in 640 days", () => {
  const said = (days: number) => [claim("promised", inDays(days))];
  const gates = (extra: boolean) => [
    indicator("service", { in_service: said(640) }),
    indicator("works", { completed: said(560) }),
    indicator("grid_interconnect", { energised: said(560) }),
    indicator("transformer_order", { delivered: said(480) }),
    indicator("permit", { granted: said(60) }, { permitType: "building" }),
    ...(extra ? [indicator("water_right", { granted: said(300) })] : []),
  ];
  const days = (extra: boolean) =>
    (firstOf(assess(site([phase(gates(extra))]))).givenCompletion.p50 ?? Number.NaN) - AS_OF;

  it("gives P50 950–1,300 days", () => {
    console.log(`T2: P50 ${days(false).toFixed(0)} d, with one more date ${days(true).toFixed(0)} d`);
    expect(days(false)).toBeGreaterThanOrEqual(950);
    expect(days(false)).toBeLessThanOrEqual(1300);
  });

  it("moves less than 5 % when one more consistent date is stated", () => {
    expect(Math.abs(days(true) / days(false) - 1)).toBeLessThan(0.05);
  });
});

describe("T9: a phase's claims", () => {
  it("change its P50 when they are taken away", () => {
    const works = (claims: ReturnType<typeof claim>[]) =>
      site([phase([indicator("works", { started: claims })])], { announcedDay: AS_OF - 400 });
    const withClaims = firstOf(assess(works([claim("actual", inDays(-300))]))).givenCompletion.p50;
    const without = firstOf(assess(works([]))).givenCompletion.p50;
    expect(withClaims).not.toBeNull();
    expect(without).not.toBe(withClaims);
  });
});

describe("phases of one site", () => {
  it("do not earn before the phase in front, and share the slip of one source", () => {
    const one = source("operator release");
    const service = (days: number) =>
      indicator("service", { in_service: [claim("promised", inDays(days), { source: one })] });
    const [first, second] = assess(site([phase([service(370)]), phase([service(800)], { ordinal: 2 })]));
    expect(present(second).givenCompletion.p50).toBeGreaterThan(present(present(first).givenCompletion.p50));
  });
});

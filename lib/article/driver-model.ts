import { ArticleDrivers } from "./article-parameters";

/** One steady year of a programme, from its drivers; nominal USD. */
export type DriverYear = {
  megawatts: number;
  revenueUsd: number;
  opexUsd: number;
  depreciationUsd: number;
  operatingIncomeUsd: number;
  /** Operating income ÷ revenue. */
  margin: number;
};

/**
 * MW = capex ÷ capex per MW; revenue = MW × USD per MW-year × utilisation × in-service share; operating income = revenue − straight-line
 * depreciation of all capex − opex of all MW (both are due on dark capacity too).
 * @throws ZodError naming a driver out of its limits
 */
export function driverYear(drivers: ArticleDrivers): DriverYear {
  const d = ArticleDrivers.parse(drivers);
  const megawatts = d.capexUsd / d.capexUsdPerMw;
  const revenueUsd = megawatts * d.revenueUsdPerMwYear * d.utilisation * d.inServiceShare;
  const opexUsd = megawatts * d.opexUsdPerMwYear;
  const depreciationUsd = depreciationUsdPerYear(d);
  const operatingIncomeUsd = revenueUsd - depreciationUsd - opexUsd;
  return {
    megawatts,
    revenueUsd,
    opexUsd,
    depreciationUsd,
    operatingIncomeUsd,
    margin: operatingIncomeUsd / revenueUsd,
  };
}

/** Straight line on IT and facility, each over its life; USD a year. */
export function depreciationUsdPerYear(d: ArticleDrivers): number {
  return d.capexUsd * (d.itShareOfCapex / d.itLifeYears + (1 - d.itShareOfCapex) / d.facilityLifeYears);
}

export type Lever = "utilisation" | "inServiceShare" | "capexUsdPerMw";
export type LeverTarget = { figure: "revenueUsd" | "operatingIncomeUsd"; usd: number };
/** What one driver must be for the target with the others at base; `isReachable` false when it lies beyond `limit`. */
export type LeverNeed = {
  lever: Lever;
  base: number;
  needed: number;
  /** The most a share can be; the least that a MW is taken to cost (the low end of its range). */
  limit: number;
  isReachable: boolean;
  /** The base is enough already. */
  isMet: boolean;
};

/**
 * Solves the driver model for each lever alone. With OI = M·(p·u·s − o) − D and M = capex ÷ c: u·s = ((OI + D) ÷ M + o) ÷ p and
 * c = capex·(p·u·s − o) ÷ (OI + D); for revenue the same without D and o. Null when the capex per MW has no answer (a MW that earns no more
 * than its opex never pays). @throws ZodError naming a driver out of its limits; RangeError for a target that is not above 0
 */
export function leversFor(
  target: LeverTarget,
  base: ArticleDrivers,
  leastCapexUsdPerMw: number,
): Record<Lever, LeverNeed | null> {
  const d = ArticleDrivers.parse(base);
  if (!(target.usd > 0)) throw new RangeError(`target.usd: expected above 0, got ${target.usd}`);
  const isIncome = target.figure === "operatingIncomeUsd";
  const fixedUsd = isIncome ? depreciationUsdPerYear(d) : 0;
  const opexUsdPerMwYear = isIncome ? d.opexUsdPerMwYear : 0;
  const megawatts = d.capexUsd / d.capexUsdPerMw;
  const earningShare = ((target.usd + fixedUsd) / megawatts + opexUsdPerMwYear) / d.revenueUsdPerMwYear;
  const marginUsdPerMwYear = d.revenueUsdPerMwYear * d.utilisation * d.inServiceShare - opexUsdPerMwYear;
  const atMost = (lever: "utilisation" | "inServiceShare", needed: number): LeverNeed => ({
    lever,
    base: d[lever],
    needed,
    limit: 1,
    isReachable: needed <= 1,
    isMet: needed <= d[lever],
  });
  const capexNeeded = (d.capexUsd * marginUsdPerMwYear) / (target.usd + fixedUsd);
  return {
    utilisation: atMost("utilisation", earningShare / d.inServiceShare),
    inServiceShare: atMost("inServiceShare", earningShare / d.utilisation),
    capexUsdPerMw:
      marginUsdPerMwYear <= 0
        ? null
        : {
            lever: "capexUsdPerMw",
            base: d.capexUsdPerMw,
            needed: capexNeeded,
            limit: leastCapexUsdPerMw,
            isReachable: capexNeeded >= leastCapexUsdPerMw,
            isMet: capexNeeded >= d.capexUsdPerMw,
          },
  };
}

import { ENGINE_VERSION, valueAt } from "@/lib/forecast";
import { addPhaseYears } from "@/lib/money/calendar-years";
import { addPartyPhase, emptyPartySums, type PartyFigures, type PartySums, partyFigures } from "@/lib/money/party-sums";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import type { Ownership } from "@/lib/money/phase-money-types";
import {
  addedSums,
  emptyYearSums,
  fansOf,
  type PriceReading,
  type YearSeries,
  type YearSums,
} from "@/lib/money/year-sums";
import {
  addInService,
  emptyInServiceSums,
  type InServiceSums,
  quantilesByYear,
  type YearQuantiles,
} from "./in-service-sums";
import type { NotYetSitedTranche } from "./not-yet-sited";
import { capexUsd, phaseYears } from "./phase-money";
import { coverageOf, type PortfolioCoverage, type PortfolioLine } from "./portfolio-coverage";
import { byKey, type PortfolioMember, type PortfolioSite, siteMember, trancheMember } from "./portfolio-member";

export type { PortfolioSite };

/** Everything but the named sites. */
export type PortfolioOptions = {
  notYetSited: readonly NotYetSitedTranche[];
  asOfDay: number;
  seed: number;
  /** A power of two. */
  draws: number;
  firstYear: number;
  /** 1 … 60. */
  years: number;
};

export type PortfolioInput = PortfolioOptions & { sites: readonly PortfolioSite[] };

export type PortfolioProgress = { done: number; of: number; key: string };

type Fans = Record<YearSeries, YearQuantiles[]>;

/**
 * Fans by calendar year, each of the sum per draw. `stated`: MW and revenue of every phase whose MW are known or follow from its capex; operating
 * income, capex and cash only of those whose capex is stated. `atDefaultCapex`: the other sized phases too, at the default capex per MW.
 */
export type PortfolioFans = { stated: Fans; atDefaultCapex: Fans };

/**
 * What the sums assume of prices, and of capital at risk: correlation of ln(price × use) between sites, its standard deviation, and the months
 * after which a dollar that waits for service is at risk.
 */
export type AssumedPrices = { priceCorrelation: number; priceSpread: number; idleMonths: number };

export type Portfolio = {
  engineVersion: string;
  asOfDay: number;
  seed: number;
  draws: number;
  /** The sums per draw of sites and tranches, for shares; the fans of the same. */
  sums: { stated: YearSums; atDefaultCapex: YearSums };
  fans: Record<PriceReading, PortfolioFans>;
  /** The named sites separately, and the tranches, at fixed prices; null when there are none. */
  namedFans: PortfolioFans | null;
  notYetSitedFans: Fans | null;
  /** MW in service by the forecast's dates, whatever the machines' delivery: for the in-service share. */
  inService: { sums: InServiceSums; yearEnd: YearQuantiles[]; yearMean: YearQuantiles[] };
  coverage: PortfolioCoverage;
  assumed: AssumedPrices;
  /** Money of the open phases of named sites, party by party, in the order of `parties`; a party without a phase is left out. */
  money: PartyFigures[];
  /** By key, then phase. */
  lines: PortfolioLine[];
};

export type PortfolioResult = { ok: true; portfolio: Portfolio } | { ok: false; problems: PortfolioProblem[] };

/** `key` is the member's, or the input's field. */
export type PortfolioProblem = { key: string; message: string };

/**
 * Simulates every site on the same draws of operators, zones and a licence and adds up per draw and calendar year: draw d of one site belongs
 * to draw d of every other. One site's samples are held at a time; what stays grows with years × draws, not with sites. Yields after each
 * site or tranche. Sites are taken by key, so their order changes no bit. Wrong input, or a broken network of a tranche, is returned as problems that name it.
 * Sites that are too many to hold at once: `simulatePortfolioStream`.
 */
export function* simulatePortfolio(input: PortfolioInput): Generator<PortfolioProgress, PortfolioResult> {
  const members = [...input.sites.map(siteMember), ...input.notYetSited.map(trancheMember)].sort(byKey);
  const problems = [
    ...optionProblems(input),
    ...(members.length === 0 ? [noMembers] : []),
    ...members.flatMap((member, i) => memberProblems(member, members[i - 1]?.key)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const running = startPortfolio(input);
  for (const [i, member] of members.entries()) {
    const broken = running.add(member);
    if (broken.length > 0) return { ok: false, problems: broken };
    yield { done: i + 1, of: members.length, key: member.key };
  }
  return { ok: true, portfolio: running.portfolio() };
}

/** `simulatePortfolio` to its end. */
export function portfolioOf(input: PortfolioInput): PortfolioResult {
  const steps = simulatePortfolio(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The sums so far, and the figures of what was added. */
export type RunningPortfolio = {
  /** Simulates a member and adds it; what is wrong with a tranche's network is returned, and then it is not in the sums. */
  add(member: PortfolioMember): PortfolioProblem[];
  /** @throws RangeError when nothing was added */
  portfolio(): Portfolio;
};

/** Sums of nothing yet, on the options' draws and years. @throws RangeError for options that `optionProblems` names */
export function startPortfolio(input: PortfolioOptions): RunningPortfolio {
  const { firstYear, years, draws, asOfDay } = input;
  const sums = {
    stated: emptyYearSums(firstYear, years, draws),
    atDefault: emptyYearSums(firstYear, years, draws),
    notYetSited: emptyYearSums(firstYear, years, draws),
  };
  const inService = emptyInServiceSums(firstYear, years, draws);
  const lines: PortfolioLine[] = [];
  const money: PartySums[] = [];
  let assumed: AssumedPrices | null = null;
  const moneyOf = (ownership: Ownership): PartySums => {
    const found = money.find((one) => one.ownership === ownership);
    if (found) return found;
    const empty = emptyPartySums(ownership, draws);
    money.push(empty);
    return empty;
  };
  return {
    add: (member) => {
      const made = member.draw(input);
      if (!made.ok) return made.problems.map(({ message }) => ({ key: member.key, message }));
      assumed ??= assumedPrices(member.money);
      for (const { phaseId, state, capital, p50Day, cancelledProbability, samples, timing, money } of made.phases) {
        if (money !== null) addPartyPhase(moneyOf(money.ownership), money);
        const leftOut =
          state === "withdrawn"
            ? "withdrawn"
            : capital === null
              ? "megawatts-and-capex-unknown"
              : timing === null || !samples
                ? "no-planned-start"
                : null;
        lines.push({
          ...{ key: member.key, phaseId, state, p50Day, cancelledProbability },
          megawatts: capital && { value: capital.megawatts, basis: capital.basis, source: capital.megawattsSource },
          capex: capital && { usd: capexUsd(capital), source: capital.capexSource },
          leftOut,
        });
        if (leftOut !== null || !capital || !timing || !samples) continue;
        const group = member.isTranche ? "notYetSited" : capital.capexSource === "stated" ? "stated" : "atDefault";
        // A phase in service is paid for, and a pledge's money is what it is.
        const factors = { ...made.prices, isFirstCapitalCertain: state === "in_service" || member.isTranche };
        addPhaseYears(
          sums[group],
          phaseYears(capital, timing, asOfDay, samples, member.isHyperscaler, member.assumptions, factors),
        );
        addInService(inService, capital.megawatts, samples);
      }
      return [];
    },
    portfolio: () => {
      if (assumed === null) throw new RangeError(noMembers.message);
      return summary(input, sums, inService, lines, money, assumed);
    },
  };
}

export const noMembers: PortfolioProblem = {
  key: "sites",
  message: "sites: expected at least one site or tranche, got none",
};

const MOST_DRAWS = 1_048_576;
const isPowerOfTwo = (draws: number) => Number.isInteger(Math.log2(draws)) && draws >= 1 && draws <= MOST_DRAWS;

/** What is wrong with the seed, the draws and the years: a schedule is drawn without asking, and wrong ones reach beyond its memory. */
export function optionProblems({ seed, draws, firstYear, years }: PortfolioOptions): PortfolioProblem[] {
  return [
    ...need(seed >>> 0 === seed, "seed", "an unsigned 32-bit integer", seed),
    ...need(isPowerOfTwo(draws), "draws", `a power of two from 1 to ${MOST_DRAWS}`, draws),
    ...need(Number.isInteger(firstYear) && firstYear >= 1970, "firstYear", "a year from 1970", firstYear),
    ...need(Number.isInteger(years) && years >= 1 && years <= 60, "years", "1 to 60", years),
  ];
}

/** What is wrong with a member after the one of the key before. */
export function memberProblems({ key }: PortfolioMember, keyBefore: string | undefined): PortfolioProblem[] {
  return [
    ...need(key !== keyBefore, "sites", "every site once", `${key} twice`),
    ...need(keyBefore === undefined || key >= keyBefore, "sites", "an order by key", `${key} after ${keyBefore}`),
  ];
}

const need = (isMet: boolean, field: string, limit: string, value: unknown): PortfolioProblem[] =>
  isMet ? [] : [{ key: field, message: `${field}: expected ${limit}, got ${value}` }];

function summary(
  { asOfDay, seed, draws, notYetSited }: PortfolioOptions,
  { stated, atDefault, notYetSited: tranches }: Record<"stated" | "atDefault" | "notYetSited", YearSums>,
  inService: InServiceSums,
  lines: PortfolioLine[],
  money: PartySums[],
  assumed: AssumedPrices,
): Portfolio {
  const named = withDefaults(stated, atDefault);
  const hasTranches = notYetSited.length > 0;
  const sums = hasTranches
    ? { stated: addedSums(named.stated, tranches), atDefaultCapex: addedSums(named.atDefaultCapex, tranches) }
    : named;
  const fans = { drawn: fansOfBoth(sums, "drawn"), fixed: fansOfBoth(sums, "fixed") };
  const hasNamed = lines.some(({ phaseId }) => phaseId !== null);
  return {
    engineVersion: ENGINE_VERSION,
    asOfDay,
    seed,
    draws,
    sums,
    fans,
    namedFans: hasNamed ? (hasTranches ? fansOfBoth(named, "fixed") : fans.fixed) : null,
    notYetSitedFans: hasTranches ? fansOf(tranches, "fixed") : null,
    inService: {
      sums: inService,
      yearEnd: quantilesByYear(inService, inService.yearEndMegawatts),
      yearMean: quantilesByYear(inService, inService.yearMeanMegawatts),
    },
    coverage: coverageOf(lines),
    assumed,
    money: parties.flatMap((party) => money.filter(({ ownership }) => ownership === party).map(partyFigures)),
    lines,
  };
}

const assumedPrices = ({ priceCorrelation, spread, idleMonths }: PhaseMoneyAssumptions): AssumedPrices => ({
  priceCorrelation,
  priceSpread: Math.hypot(spread.price, spread.utilisation),
  idleMonths: valueAt(idleMonths, 0),
});

const parties: readonly Ownership[] = ["own", "lease", "colocation"];
/** What can be said of a phase without knowing what it costs. */
const costFreeSeries: readonly YearSeries[] = ["energisedMegawatts", "revenueUsd"];

const withDefaults = (stated: YearSums, atDefault: YearSums) => ({
  stated: addedSums(stated, atDefault, costFreeSeries),
  atDefaultCapex: addedSums(stated, atDefault),
});

const fansOfBoth = ({ stated, atDefaultCapex }: Portfolio["sums"], prices: PriceReading): PortfolioFans => ({
  stated: fansOf(stated, prices),
  atDefaultCapex: fansOf(atDefaultCapex, prices),
});

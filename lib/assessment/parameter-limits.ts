import type { z } from "zod";
import { articleSchemas, isArticleSlug, utilisationLadder } from "@/lib/article/article-parameters";
import { type ChainParameterSlug, ChainParameters, scheduleShareOrder } from "@/lib/chain/parameters";
import type { ModelRecords } from "@/lib/domain/records";
import type { InputProblem } from "@/lib/domain/result";
import { areMoneyAssumptions, MoneyAssumptions } from "@/lib/money/assumptions";
import { exchangeRates } from "@/lib/money/exchange-rates";
import { arePhaseMoneyAssumptions, PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { limitsOf, type NumberLimits, parameterSlug } from "@/lib/scenarios/override-fields";
import { numericParameters } from "./numeric-parameters";

/** Limits of a stored parameter's value. A neighbour is the parameter whose stored value is the limit on that side, itself not allowed. */
export type ParameterLimits = NumberLimits & {
  isPowerOfTwo: boolean;
  leastNeighbour: string | null;
  mostNeighbour: string | null;
};

type Stored = Readonly<Record<string, Pick<ModelRecords["parameters"][string], "value">>>;

/** Losses as shares of the capital. */
const thresholds = ["loss-threshold-low", "stranded-threshold", "loss-threshold-high"];
const stepOf = (slug: string): readonly string[] => [slug];
/** Each lies between all of the step before and all of the step after. */
const ladders: (readonly (readonly string[])[])[] = [
  thresholds.map(stepOf),
  utilisationLadder.map(stepOf),
  scheduleShareOrder,
];

const moneySchemas = new Map<string, z.ZodNumber>(
  Object.entries(MoneyAssumptions.shape).map(([key, schema]) => [parameterSlug(key), schema] as const),
);
const {
  discountRatePerYear: rates,
  horizonYears,
  spread,
  idleMonths,
  delayThresholds,
  usdPerUnit,
  ...phaseNumbers
} = PhaseMoneyAssumptions.shape;
const phaseMoneySchemas: Record<string, z.ZodNumber> = {
  "wacc-per-year-lease": rates.shape.lease,
  "wacc-per-year-colocation": rates.shape.colocation,
  "evaluation-years-lease": horizonYears.shape.lease,
  "evaluation-years-colocation": horizonYears.shape.colocation,
  "facility-life-years": phaseNumbers.facilityLifeYears,
  "power-usage-effectiveness": phaseNumbers.powerUsageEffectiveness,
  "load-factor": phaseNumbers.loadFactor,
  "redeployable-share-facility": phaseNumbers.redeployableShareFacility,
  "spread-of-price": spread.shape.price,
  "spread-of-utilisation": spread.shape.utilisation,
  "spread-of-capex": spread.shape.capex,
  "spread-of-energy-cost": spread.shape.energy,
  "spread-of-rent": spread.shape.rent,
  "price-correlation-between-sites": phaseNumbers.priceCorrelation,
  "rent-usd-per-kw-month": phaseNumbers.rentUsdPerKwMonth,
  "landlord-cost-share-of-rent": phaseNumbers.landlordCostShareOfRent,
  "reletting-months": phaseNumbers.relettingMonths,
  "idle-months": idleMonths.element,
  "idle-months-low": idleMonths.element,
  "idle-months-high": idleMonths.element,
  "minimum-demand-share": phaseNumbers.minimumDemandShare,
  "minimum-demand-myr-per-kw-month": phaseNumbers.minimumDemandMyrPerKwMonth,
  ...Object.fromEntries(exchangeRates.map(({ slug }) => [slug, usdPerUnit.valueType])),
};
for (const [slug, schema] of Object.entries(phaseMoneySchemas)) moneySchemas.set(slug, schema);
for (const slug of thresholds) moneySchemas.set(slug, delayThresholds.element);

const articleSchema = (slug: string) => (isArticleSlug(slug) ? articleSchemas[slug] : undefined);
const isChainSlug = (slug: string): slug is ChainParameterSlug => Object.hasOwn(ChainParameters.shape, slug);
const chainSchema = (slug: string) => (isChainSlug(slug) ? ChainParameters.shape[slug] : undefined);

/**
 * What a stored parameter's value may be, from the schemas that the model is read with; null when no reader knows the slug, so that it moves
 * nothing and cannot be edited.
 * @param stored the newest values by slug: the thresholds limit each other
 */
export function parameterLimits(slug: string, stored: Stored): ParameterLimits | null {
  const schema = chainSchema(slug) ?? moneySchemas.get(slug) ?? articleSchema(slug);
  if (!schema) return null;
  const limits = {
    ...limitsOf(schema),
    ...{ isPowerOfTwo: slug === "draws", leastNeighbour: null, mostNeighbour: null },
  };
  const ladder = ladders.find((steps) => steps.flat().includes(slug)) ?? [];
  const place = ladder.findIndex((step) => step.includes(slug));
  const numbersOf = (step: readonly string[] = []) =>
    step
      .flatMap((neighbour) => {
        const value = stored[neighbour]?.value;
        return typeof value === "number" ? [{ neighbour, value }] : [];
      })
      .sort((a, b) => a.value - b.value);
  const before = place > 0 ? numbersOf(ladder[place - 1]).at(-1) : undefined;
  const after = place >= 0 ? numbersOf(ladder[place + 1])[0] : undefined;
  if (before) Object.assign(limits, { least: before.value, isLeastAllowed: false, leastNeighbour: before.neighbour });
  if (after) Object.assign(limits, { most: after.value, mostNeighbour: after.neighbour });
  return limits;
}

/** Why a value cannot be taken for a stored parameter, with the limit; null when the model can be read with it. */
export function parameterProblem(slug: string, value: unknown, stored: Stored): InputProblem | null {
  const limits = parameterLimits(slug, stored);
  if (limits === null)
    return { field: "slug", value: slug, reason: `slug: expected a parameter that the model reads, got ${slug}` };
  const own = chainSchema(slug) ?? articleSchema(slug);
  const isTaken =
    typeof value === "number" &&
    (own
      ? isWithin(value, limits) && own.safeParse(value).success
      : areAllAssumptions(numericParameters({ ...stored, [slug]: { value } })));
  return isTaken ? null : { field: "value", value, reason: `value: expected ${limitWords(limits)}, got ${value}` };
}

const areAllAssumptions = (rows: { slug: string; value: number }[]) =>
  areMoneyAssumptions(rows) && arePhaseMoneyAssumptions(rows);

/** Between its neighbours, which are not allowed themselves; the rest is the schema's to judge. */
function isWithin(value: number, { least, most, leastNeighbour, mostNeighbour }: ParameterLimits): boolean {
  const isAbove = leastNeighbour === null || least === null || value > least;
  return isAbove && (mostNeighbour === null || most === null || value < most);
}

function limitWords({ least, most, isLeastAllowed, isWhole, ...limits }: ParameterLimits): string {
  const ofNeighbour = (slug: string | null) => (slug === null ? "" : ` (${slug})`);
  return [
    limits.isPowerOfTwo ? "a power of two" : isWhole ? "a whole number" : "a number",
    least === null ? "" : `${isLeastAllowed ? "at least" : "more than"} ${least}${ofNeighbour(limits.leastNeighbour)}`,
    most === null
      ? ""
      : `${limits.mostNeighbour ? "less than" : "at most"} ${most}${ofNeighbour(limits.mostNeighbour)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

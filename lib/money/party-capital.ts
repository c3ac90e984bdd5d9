import { inDollars } from "./exchange-rates";
import type { PhaseMoneyAssumptions } from "./phase-money-assumptions";
import type { DollarsUnknown, MoneyAmount, MoneyNote, Ownership, PhaseMoneyInput } from "./phase-money-types";
import type { SpendingInput } from "./spending-calendar";

/** The party's capital in nominal USD and its megawatts, on both bases. */
export type PartyCapital = Pick<
  SpendingInput,
  "facilityUsd" | "acceleratorsUsd" | "contribution" | "deposit" | "payments"
> & {
  criticalItMegawatts: number;
  facilityMegawatts: number;
  megawattsSource: "stated" | "from-capital";
  source: "stated" | "default";
  dollarsUnknown: DollarsUnknown | null;
  notes: MoneyNote[];
};

type Input = Pick<PhaseMoneyInput, "capital" | "payments" | "megawatts" | "assumptions">;

/**
 * The capital that a party values, or null when neither capital nor megawatts are known. What is not stated is the default per MW; MW not
 * stated are capital ÷ default. An undivided amount is the party's own: all facility for a landlord, all accelerators under a lease,
 * divided by the default share for an owner of both. An amount without a rate counts as not stated.
 */
export function partyCapital(
  { capital, payments, megawatts, assumptions }: Input,
  ownership: Ownership,
): PartyCapital | null {
  const usd: ToDollars = ({ amount, currency }) => inDollars(assumptions.usdPerUnit, amount, currency);
  const has = { facility: ownership !== "lease", accelerators: ownership !== "colocation" };
  const ownPayments = payments.filter(({ asset }) => has[asset]);
  const stated = [
    has.facility ? capital.facility : null,
    has.accelerators ? capital.accelerators : null,
    capital.undivided,
    capital.contribution,
    capital.deposit,
  ];
  const isConverted = [...stated, ...ownPayments].every((one) => one === null || usd(one) !== null);
  const known = statedUsd(capital, usd, ownership, assumptions);
  const megawattsOf = facilityMegawatts(megawatts, known, assumptions, ownership);
  if (megawattsOf === null) return null;
  const { facilityMegawatts: size, source: megawattsSource } = megawattsOf;
  const perMegawatt = defaultPerFacilityMegawatt(assumptions);
  const { acceleratorShareOfCapex: share } = assumptions;
  const facilityUsd = has.facility ? (known.facilityUsd ?? size * perMegawatt * (1 - share)) : 0;
  const acceleratorsUsd = has.accelerators ? (known.acceleratorsUsd ?? size * perMegawatt * share) : 0;
  const isStated =
    (!has.facility || known.facilityUsd !== null) && (!has.accelerators || known.acceleratorsUsd !== null);
  const dated = (one: PhaseMoneyInput["capital"]["deposit"]) => {
    const dollars = one === null ? null : usd(one);
    return one === null || dollars === null ? null : { usd: dollars, day: one.day, isRecorded: one.isRecorded };
  };
  return {
    facilityUsd,
    acceleratorsUsd,
    contribution: dated(capital.contribution),
    deposit: dated(capital.deposit),
    payments: ownPayments.flatMap(({ asset, day, ...amount }) => {
      const dollars = usd(amount);
      return dollars === null ? [] : [{ asset, day, usd: dollars }];
    }),
    facilityMegawatts: size,
    criticalItMegawatts: size / assumptions.powerUsageEffectiveness,
    megawattsSource,
    source: isStated ? "stated" : "default",
    dollarsUnknown: isConverted ? (isStated ? null : "capital-unknown") : "currency",
    notes: ownPayments.some((one) => usd(one) === null) ? ["payment-without-rate"] : [],
  };
}

type ToDollars = (amount: MoneyAmount) => number | null;

type KnownUsd = { facilityUsd: number | null; acceleratorsUsd: number | null };

function statedUsd(
  { facility, accelerators, undivided }: PhaseMoneyInput["capital"],
  usd: ToDollars,
  ownership: Ownership,
  { acceleratorShareOfCapex: share }: PhaseMoneyAssumptions,
): KnownUsd {
  const [facilityUsd, acceleratorsUsd, undividedUsd] = [facility, accelerators, undivided].map((one) =>
    one === null ? null : usd(one),
  ) as [number | null, number | null, number | null];
  if (undividedUsd === null) return { facilityUsd, acceleratorsUsd };
  if (ownership === "colocation") return { facilityUsd: facilityUsd ?? undividedUsd, acceleratorsUsd: null };
  if (ownership === "lease") return { facilityUsd: null, acceleratorsUsd: acceleratorsUsd ?? undividedUsd };
  const rest = (one: number | null) => (one === null ? null : Math.max(0, undividedUsd - one));
  return {
    facilityUsd: facilityUsd ?? rest(acceleratorsUsd) ?? undividedUsd * (1 - share),
    acceleratorsUsd: acceleratorsUsd ?? rest(facilityUsd) ?? undividedUsd * share,
  };
}

/** Default capital per facility MW: facility MW = critical IT MW × PUE. */
const defaultPerFacilityMegawatt = ({
  defaultCapexUsdPerMw,
  priceBasis,
  powerUsageEffectiveness,
}: PhaseMoneyAssumptions) =>
  priceBasis === "facility" ? defaultCapexUsdPerMw : defaultCapexUsdPerMw / powerUsageEffectiveness;

/** A basis that is not known is read as facility MW, the lower of the two readings. */
function facilityMegawatts(
  { value, basis }: PhaseMoneyInput["megawatts"],
  { facilityUsd, acceleratorsUsd }: KnownUsd,
  assumptions: PhaseMoneyAssumptions,
  ownership: Ownership,
): { facilityMegawatts: number; source: "stated" | "from-capital" } | null {
  if (value !== null)
    return {
      facilityMegawatts: basis === "critical_it" ? value * assumptions.powerUsageEffectiveness : value,
      source: "stated",
    };
  const share = assumptions.acceleratorShareOfCapex;
  const ofFacility = ownership === "lease" ? null : facilityUsd;
  const ofAccelerators = ownership === "colocation" ? null : acceleratorsUsd;
  if (ofFacility === null && ofAccelerators === null) return null;
  const coveredShare = (ofFacility === null ? 0 : 1 - share) + (ofAccelerators === null ? 0 : share);
  const statedCapital = (ofFacility ?? 0) + (ofAccelerators ?? 0);
  const size = statedCapital / (coveredShare * defaultPerFacilityMegawatt(assumptions));
  // A share of 0 or 1 tells no megawatts from the asset that it gives nothing.
  return Number.isFinite(size) ? { facilityMegawatts: size, source: "from-capital" } : null;
}

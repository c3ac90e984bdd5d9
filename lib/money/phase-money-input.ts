import { z } from "zod";
import { PhaseMoneyAssumptions } from "./phase-money-assumptions";
import type { PhaseMoneyInput } from "./phase-money-types";

const column = z.custom<Float64Array>((value) => value instanceof Float64Array, "Expected a Float64Array");
const day = z.number();
const dollars = z.number().min(0);
/** A currency that no rate fits, even one that is no code, leaves the dollars unknown. */
const amount = z.object({ amount: dollars, currency: z.string() });
const datedAmount = amount.extend({ day, isRecorded: z.boolean() });
const promise = z.object({ saidDay: day, day });
const share = z.number().min(0).max(1);

const plan = z
  .object({ by: z.enum(["sponsor", "analyst"]), promises: z.array(promise).min(1), first: promise, latest: promise })
  .refine(({ promises }) => promises.every((one, i) => i === 0 || one.saidDay >= (promises[i - 1]?.saidDay ?? 0)), {
    path: ["promises"],
    message: "Expected promises in the order in which they were said",
  })
  .refine(({ promises, latest }) => promises.at(-1)?.day === latest.day, {
    path: ["latest"],
    message: "Expected the last of the promises",
  });

const draws = z
  .object({
    serviceDay: column,
    energisedDay: column.nullable(),
    cancelledDay: column,
    utilityReadyDay: column.nullable(),
  })
  .refine(
    (columns) => Object.values(columns).every((one) => one === null || one.length === columns.serviceDay.length),
    {
      message: "Expected as many draws in every column",
    },
  )
  .refine(({ serviceDay }) => serviceDay.length > 0, { message: "Expected at least one draw" })
  .refine((columns) => Object.values(columns).every((one) => one === null || !one.some(Number.isNaN)), {
    message: "Expected days or Infinity",
  })
  .refine(
    ({ serviceDay, cancelledDay }) => serviceDay.every((one, i) => Math.min(one, cancelledDay[i] ?? one) < Infinity),
    {
      message: "Expected every draw to serve or to be cancelled",
    },
  );

const extras = z.object({
  minimumDemand: z
    .object({
      share,
      contractedKilowatts: dollars,
      usdPerKilowattMonth: dollars.nullable(),
      rampMonths: z.number().min(0).max(120),
      exitMonths: z.number().min(0).max(240),
    })
    .nullable(),
  takeOrPay: z
    .discriminatedUnion("direction", [
      z.object({ direction: z.null() }),
      z.object({ direction: z.literal("from-tenant"), share, usdPerMwYear: dollars }),
      z.object({
        direction: z.literal("to-supplier"),
        share,
        usdPerMwh: dollars,
        resaleUsdPerMwh: z.number(),
        fromDay: day,
      }),
    ])
    .nullable(),
  energy: z
    .object({
      usdPerMwh: dollars,
      runningCostUsdPerMwYear: dollars,
      contractShare: share,
      supplyStartDay: day.nullable(),
    })
    .nullable(),
  taxDeadline: z.object({ day, usd: dollars }).nullable(),
  tenantMayLeaveAfterDay: day.nullable(),
  rentFromDay: day.nullable(),
  earningsFallPerYear: z.union([z.number().min(0).max(0.9), column]).nullable(),
});

/** The limits of what `phaseMoney` takes; each issue's path is the field and its message names the limit. */
const Input = z
  .object({
    asOfDay: day,
    ownership: z.enum(["own", "lease", "colocation", "unknown"]),
    acceleratorUser: z.enum(["hyperscaler", "single-site"]),
    draws,
    plan: plan.nullable(),
    works: z.object({ begunDay: day.nullable(), notBegunDay: day.nullable() }),
    payments: z.array(amount.extend({ day, asset: z.enum(["facility", "accelerators"]) })),
    capital: z.object({
      facility: amount.nullable(),
      accelerators: amount.nullable(),
      undivided: amount.nullable(),
      contribution: datedAmount.nullable(),
      deposit: datedAmount.nullable(),
    }),
    megawatts: z.object({ value: dollars.nullable(), basis: z.enum(["facility", "critical_it", "unknown"]) }),
    scores: z.object({ market: column, own: column, capex: column, energy: column }),
    looks: z.array(z.object({ day, serviceP50Day: day })),
    extras,
    assumptions: PhaseMoneyAssumptions,
  })
  .refine(({ scores, draws }) => Object.values(scores).every((one) => one.length === draws.serviceDay.length), {
    path: ["scores"],
    message: "Expected one score per draw",
  });

/** One "field: limit" line per problem; none when the input is within its limits. Never throws. */
export function inputProblems(input: PhaseMoneyInput): string[] {
  const parsed = Input.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

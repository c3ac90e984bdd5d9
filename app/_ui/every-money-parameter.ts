import { type MoneyParameter, moneyParameters } from "@/lib/money/parameters";
import { moneyParametersKo } from "@/lib/money/parameters-ko";
import { phaseMoneyParameters } from "@/lib/money/phase-money-parameters";
import { phaseMoneyParametersKo } from "@/lib/money/phase-money-parameters-ko";

/** Every money parameter that comes with the product, in the order in which screens list them. */
export const everyMoneyParameter: readonly MoneyParameter[] = [...moneyParameters, ...phaseMoneyParameters];

/** The unit and the reason of each in Korean, by slug. */
export const everyMoneyParameterKo: Readonly<Record<string, { unit: string; source: string }>> = {
  ...moneyParametersKo,
  ...phaseMoneyParametersKo,
};

/**
 * Years from the first capex until the margin before depreciation has repaid all capex: window ÷ 2 + lag + capex ÷ (operating income +
 * depreciation), for money spent evenly over the window that earns one lag later. Holds from window + lag on; null when it repays
 * sooner or never.
 */
export function paybackYears(
  capexUsd: number,
  cashUsdPerYear: number,
  { windowYears, lagYears }: { windowYears: number; lagYears: number },
): number | null {
  if (!(cashUsdPerYear > 0)) return null;
  const years = windowYears / 2 + lagYears + capexUsd / cashUsdPerYear;
  return years >= windowYears + lagYears ? years : null;
}

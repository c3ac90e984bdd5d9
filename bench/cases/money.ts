import { type SimulatedSite, simulateAlone } from "@/lib/assessment/simulate-site";
import { type Portfolio, portfolioOf } from "@/lib/portfolio/portfolio";
import type { PortfolioSite } from "@/lib/portfolio/portfolio-member";
import { ASKED } from "../asked";
import { createDigest } from "../digest";
import { type BenchLine, quantile, rounded, spread } from "../line";
import { portfolioSite } from "../schedule-site";
import { type Settings, verdict } from "../settings";
import { createStopwatch, processorNote } from "../stopwatch";

/** Of two phases. */
const SITES = 100;
const YEARS = { firstYear: 2026, years: 15 };
const MOST_RATIO = 2;

/**
 * A portfolio of 200 phases of 100 distinct sites, all five series by calendar year in both ways of counting dollars, with their fans, against
 * the same 100 forecasts alone; the two take turns in one run. Making the sites is in neither.
 */
export function money(settings: Settings): BenchLine {
  const runs = settings.quick ? 2 : 7;
  const sites = Array.from({ length: settings.quick ? 10 : SITES }, (_, index) => portfolioSite(index));
  const together = createStopwatch();
  const alone = createStopwatch();
  const digests = new Set<string>();
  for (let run = -1; run < runs; run++) {
    if (run === 0) for (const watch of [together, alone]) watch.reset();
    let summed: Portfolio | null = null;
    let forecasts = 0;
    // The order changes from run to run, so that neither always runs on the warmer machine.
    for (const isSum of run % 2 === 0 ? [true, false] : [false, true]) {
      if (isSum) summed = together.time(() => portfolioIn(sites));
      else forecasts = alone.time(() => sites.filter((site) => forecastAlone(site).phases.length > 0).length);
    }
    if (summed === null || forecasts !== sites.length) throw new Error(`expected ${sites.length} forecasts`);
    digests.add(digestOf(summed));
  }
  const ratioOf = (key: "wallMs" | "processorMs") =>
    (quantile(together[key], 0.5) ?? Number.NaN) / (quantile(alone[key], 0.5) ?? Number.NaN);
  const ratio = rounded(ratioOf("wallMs"));
  const isValid = digests.size === 1;
  const same = `the same forecasts alone ${rounded(quantile(alone.wallMs, 0.5))} ms, ${processorNote(alone)}`;
  return {
    name: "portfolio of 200 phases",
    ...spread(together.wallMs),
    unit: "ms",
    ratio,
    target: `≤ ${MOST_RATIO} ×`,
    pass: isValid ? verdict(settings, ratio !== null && ratio <= MOST_RATIO) : false,
    note: `${isValid ? "" : `INVALID: ${digests.size} different outputs; `}${sites.length} sites of two phases × ${ASKED.draws} draws × ${YEARS.years} years, five series, fans; ${processorNote(together)}; ${same}; ratio of processor times ${rounded(ratioOf("processorMs"))}; outputs ${[...digests].join(", ")}`,
  };
}

function portfolioIn(sites: readonly PortfolioSite[]): Portfolio {
  const made = portfolioOf({ sites, notYetSited: [], ...ASKED, ...YEARS });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join("; "));
  return made.portfolio;
}

const forecastAlone = ({ planned }: PortfolioSite): SimulatedSite => simulateAlone(planned, ASKED);

/** Of all that a portfolio gives: every sum of every draw, and the figures. */
function digestOf({ sums, inService, ...figures }: Portfolio): string {
  const digest = createDigest();
  for (const { fixed, drawn } of [sums.stated, sums.atDefaultCapex])
    for (const column of [...Object.values(fixed), ...Object.values(drawn)]) digest.addNumbers(column);
  digest.addNumbers(inService.sums.yearEndMegawatts);
  digest.addNumbers(inService.sums.yearMeanMegawatts);
  digest.addJson([figures, inService.yearEnd, inService.yearMean]);
  return digest.hex();
}

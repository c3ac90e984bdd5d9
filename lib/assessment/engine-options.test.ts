import { describe, expect, it } from "vitest";
import { buildSiteChain } from "@/lib/chain/build";
import { isoDateOf } from "@/lib/domain/dates";
import { type ForecastOptions, forecast } from "@/lib/forecast";
import { prepareWhatIf } from "@/lib/what-if/what-if";
import { assessSite } from "./assess";
import { engineOptions } from "./engine-options";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";

const options = { asOfDay: AS_OF, seed: 3, draws: 1024 };
const said = (days: number, by: string) => [claim("promised", isoDateOf(AS_OF + days), { source: source(by) })];
const records = site([
  phase([
    indicator("service", { in_service: said(700, "operator") }),
    indicator("grid_interconnect", { energised: said(600, "utility") }),
  ]),
]);

function startDays(asked: ForecastOptions, of = records) {
  const result = forecast(buildSiteChain(of, AS_OF).network, asked);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.forecast.targets[0]?.quantiles;
}

describe("the options of every forecast of one site", () => {
  it("are those of the assessment and of the what-if, paired within the site", () => {
    const assessed = assessSite(records, options);
    const within = startDays({ asOf: AS_OF, seed: 3, draws: 1024, pairing: "within-site" });
    expect(startDays(engineOptions(options))).toEqual(within);
    expect(assessed.ok && assessed.phases[0]?.quantileDays).toEqual(within);
    expect(prepareWhatIf({ site: records, ...options }).base[0]?.quantileDays).toEqual(within);
    expect(startDays({ asOf: AS_OF, seed: 3, draws: 1024, pairing: "across-sites" })).not.toEqual(within);
  });

  it("leave a site's figures alone when it gets an operator or a zone: they share no draw with other sites", () => {
    const operator = { id: 1, slug: "operator", nameEn: "O", nameKo: "운영", roles: [], isHyperscaler: null };
    const owned = { ...records, operator, region: { id: 1, slug: "zone", nameEn: "Z", nameKo: "권역" } };
    expect(startDays(engineOptions(options), owned)).toEqual(startDays(engineOptions(options)));
  });
});

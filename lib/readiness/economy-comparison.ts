import type { PhaseOutlook } from "@/lib/assessment/scenario-outlook";
import { type MegawattBasis, megawattBases } from "@/lib/domain/vocabulary";
import { dateOverrides, withoutMoney } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifference, scenarioMixtures } from "@/lib/scenarios/scenario-difference";
import { ExpectedInService } from "./expected-in-service";
import type { CurvePoint } from "./in-service-curve";
import { forEachBasis } from "./megawatts";
import { type Figure, type ReadinessPhase, type ReadinessYear, readinessYears } from "./types";

/** An economy's sums in one basis. What records say is as it was: no scenario moves it. */
export type EconomySums = { expectedInServiceMegawatts: Record<ReadinessYear, Figure>; curve: CurvePoint[] };

/** What a list of phases says of one under a scenario. */
export type PhaseUnder = Pick<PhaseOutlook, "phaseId" | "p50Day" | "cancelledShare">;

/** One side of a comparison; `phases` are null for the base, as it is stored. */
export type EconomySide = { byBasis: Record<MegawattBasis, EconomySums>; phases: PhaseUnder[] | null };

/** Both sides, and why their expected MW differ, by year. */
export type EconomyComparison = {
  from: EconomySide;
  to: EconomySide;
  differences: Record<MegawattBasis, Record<string, FigureDifference>>;
};

/** An economy under one set of overrides, as far as its sites are added up. */
class EconomyUnder {
  readonly #sums = forEachBasis((basis) => new ExpectedInService(basis));

  /** Withdrawn phases, and phases without an outlook, stay as stored. */
  add(phases: readonly ReadinessPhase[], outlooks: readonly PhaseOutlook[]): void {
    for (const phase of phases) {
      const outlook = phase.assessment && outlooks.find(({ phaseId }) => phaseId === phase.phaseId);
      for (const basis of megawattBases) this.#sums[basis].add(phase, outlook?.inServiceShareByYear);
    }
  }

  sums = (): Record<MegawattBasis, EconomySums> =>
    forEachBasis((basis) => ({
      expectedInServiceMegawatts: byYear((year) => this.#sums[basis].figure(year)),
      curve: this.#sums[basis].curve(),
    }));

  values = (basis: MegawattBasis): Record<string, number | null> =>
    byYear((year) => this.#sums[basis].figure(year).value);
}

/** Two scenarios of an economy, added up site by site: no more is kept of a site than its phases on the two sides. */
export class EconomyUnderScenarios {
  /** What each site is simulated under, in the order of its outlooks: every set of overrides that dates see, once; the base is stored. */
  readonly scenarios: readonly ScenarioOverrides[];
  readonly #from: ScenarioOverrides;
  readonly #to: ScenarioOverrides;
  readonly #base = new EconomyUnder();
  readonly #under: ReadonlyMap<string, EconomyUnder>;
  readonly #phases = new Map<string, PhaseUnder[]>();

  constructor(compared: { from: ScenarioOverrides; to: ScenarioOverrides }) {
    const [from, to] = [withoutMoney(compared.from), withoutMoney(compared.to)];
    const seen = [from, to, ...scenarioMixtures(from, to)].map(dateOverrides).filter((one) => !isBase(one));
    const scenarios = new Map(seen.map((one) => [JSON.stringify(one), one]));
    this.#from = from;
    this.#to = to;
    this.scenarios = [...scenarios.values()];
    this.#under = new Map([...scenarios.keys()].map((key) => [key, new EconomyUnder()]));
    for (const side of [from, to]) if (!isBase(dateOverrides(side))) this.#phases.set(keyOf(side), []);
  }

  /**
   * @param phases of the site that count in the sums, as stored
   * @param outlooks of all its phases under each of `scenarios`; empty for a site without a forecast
   */
  addSite(phases: readonly ReadinessPhase[], outlooks: readonly (readonly PhaseOutlook[])[]): void {
    this.#base.add(phases, []);
    [...this.#under].forEach(([key, under], i) => {
      const own = outlooks[i] ?? [];
      under.add(phases, own);
      this.#phases
        .get(key)
        ?.push(...own.map(({ phaseId, p50Day, cancelledShare }) => ({ phaseId, p50Day, cancelledShare })));
    });
  }

  comparison(): EconomyComparison {
    const differences = scenarioDifference(this.#from, this.#to, (overrides) =>
      megawattBases.map((basis) => this.#of(overrides).values(basis)),
    );
    return {
      from: this.#side(this.#from),
      to: this.#side(this.#to),
      differences: forEachBasis((basis) => differences[megawattBases.indexOf(basis)] ?? {}),
    };
  }

  #side(overrides: ScenarioOverrides): EconomySide {
    return { byBasis: this.#of(overrides).sums(), phases: this.#phases.get(keyOf(overrides)) ?? null };
  }

  #of = (overrides: ScenarioOverrides): EconomyUnder => this.#under.get(keyOf(overrides)) ?? this.#base;
}

const keyOf = (overrides: ScenarioOverrides) => JSON.stringify(dateOverrides(overrides));
const isBase = (overrides: ScenarioOverrides) => Object.keys(overrides).length === 0;

const byYear = <Value>(make: (year: ReadinessYear) => Value) =>
  Object.fromEntries(readinessYears.map((year) => [year, make(year)])) as Record<ReadinessYear, Value>;

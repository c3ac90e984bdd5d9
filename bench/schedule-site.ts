import { type PlannedSite, plannedSite } from "@/lib/assessment/simulate-site";
import { claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { isoDateOf } from "@/lib/domain/dates";
import type { BaseRateRecord, ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { valueAt } from "@/lib/forecast";
import { moneyAssumptions } from "@/lib/money/assumptions";
import { phaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import type { PortfolioSite } from "@/lib/portfolio/portfolio-member";
import { ASKED } from "./asked";
import { anyHistories, type GateRecord, type History, PHASE_GATES } from "./schedule-gates";
import { type Seeded, seeded } from "./seeded";

const OPERATORS = 40;
const ZONES = 17;
const CAPEX_USD_PER_MW = 36e6;
const PHASES = PHASE_GATES.length;

const press = source("a newspaper", "press");
const assumptions = moneyAssumptions();
const money = phaseMoneyAssumptions();

/**
 * The records of a made-up site of two phases and 30 gates: some done, begun, promised, estimated, refused or seen open, of some nothing said, an
 * assessment of the grid under a local base rate in each phase. `index` is the site: another one has other names, and so other draws, and
 * other things said of five of its gates. `variant` gives the same site other days: the draws stay, every result changes. Every second site states
 * its capex.
 */
export function siteRecords(index: number, variant = 0): SiteRecords {
  const maker = new RecordMaker(index, seeded(index * 1_000_003 + variant));
  const zone = `bench-zone-${index % ZONES}`;
  return site(
    PHASE_GATES.map((gates, i) => maker.phase(gates, i + 1)),
    {
      id: index + 1,
      slug: `bench-site-${index}`,
      region: { id: (index % ZONES) + 1, slug: zone, nameEn: zone, nameKo: zone },
      operator: {
        ...{
          id: (index % OPERATORS) + 1,
          slug: `bench-operator-${index % OPERATORS}`,
          nameEn: "Operator",
          nameKo: "사업자",
        },
        ...{ roles: ["operator"], isHyperscaler: null },
      },
      announcedDay: ASKED.asOfDay - 700,
      baseRates: [baseRate(zone)],
    },
  );
}

/** `siteRecords` read into a schedule. */
export const benchSite = (index: number, variant = 0): PlannedSite => plannedSite(siteRecords(index, variant));

/** `benchSite` as a sum over sites takes it. */
export const portfolioSite = (index: number): PortfolioSite => ({ planned: benchSite(index), assumptions, money });

/** As many of the assessments of a zone passed as the sites need to be refused now and then. */
const baseRate = (regionSlug: string): BaseRateRecord => ({
  ...{ slug: `${regionSlug}-assessments`, regionSlug, gate: "grid_impact_assessment", thresholdMegawatts: 10 },
  ...{ newSupplyOnly: true, appliedAfterDay: ASKED.asOfDay - 2000 },
  ...{ periodFromDay: ASKED.asOfDay - 1000, periodToDay: ASKED.asOfDay - 300, passed: 6, decided: 10 },
  ...{ commonCauseRho: 0.2, priorAlpha: 1, priorBeta: 1, probabilityIfUnknown: 0.7 },
  ...{ endedBy: null, endedByKo: null, mark: "U", note: null, noteKo: null, source: null },
});

class RecordMaker {
  private indicators = 0;

  constructor(
    private readonly index: number,
    private readonly random: Seeded,
  ) {}

  phase(gates: readonly GateRecord[], ordinal: number): PhaseRecord {
    // The site's, not the variant's: a variant has the same size.
    const megawatts = seeded(this.index * PHASES + ordinal).whole(20, 500);
    const isStated = this.index % 2 === 0;
    const serviceDay = ASKED.asOfDay + this.random.whole(400, 900) + (ordinal - 1) * 500;
    const service = this.record("service", "service", { in_service: [this.said("promised", serviceDay)] });
    return phase([service, ...gates.map((gate) => this.gate(gate))], {
      ...{ id: this.index * PHASES + ordinal, ordinal },
      megawatts: { gridConnection: null, facility: megawatts, criticalIt: null, generationNameplate: null },
      capex: {
        ...{ facility: null, accelerators: null, undivided: isStated ? megawatts * CAPEX_USD_PER_MW : null },
        ...{ currency: isStated ? "USD" : null, priceYear: null },
      },
    });
  }

  private gate({ kind, key, steps, history, also, workType, permitType }: GateRecord): IndicatorRecord {
    const [begins, ends] = steps;
    const told = this.claims(history, begins, ends);
    const second = also ? this.claims(also.history, begins, also.step) : {};
    const made = this.record(kind, key, { ...told, ...second }, { workType, permitType });
    return kind === "ppa" ? { ...made, ppaRole: "gating" } : made;
  }

  private record(
    kind: IndicatorRecord["kind"],
    key: string,
    steps: Partial<Record<MilestoneStep, ClaimRecord[]>>,
    types: Parameters<typeof indicator>[2] = {},
  ): IndicatorRecord {
    this.indicators += 1;
    // Of the site, whatever was made before it: the same in every thread.
    return { ...indicator(kind, steps, { ...types, key }), id: this.index * 100 + this.indicators };
  }

  private claims(
    history: History,
    begins: MilestoneStep,
    ends: MilestoneStep,
  ): Partial<Record<MilestoneStep, ClaimRecord[]>> {
    const { random } = this;
    const begunDay = ASKED.asOfDay - random.whole(60, 500);
    const aheadDay = ASKED.asOfDay + random.whole(60, 800);
    switch (history) {
      case "any":
        return this.claims(this.anyHistory(), begins, ends);
      case "silent":
        return {};
      case "done":
        return { [ends]: [this.said("actual", begunDay, begunDay)] };
      case "begun":
        return { [begins]: [this.said("actual", begunDay, begunDay)] };
      case "promised":
        return { [ends]: [this.said("promised", aheadDay)] };
      case "promised twice":
        return {
          [ends]: [this.said("promised", aheadDay, ASKED.asOfDay - 400), this.said("promised", aheadDay + 120)],
        };
      case "estimated":
        return { [ends]: [this.said("estimated", aheadDay)] };
      case "seen open":
        return { [begins]: [this.said("seen_open", ASKED.asOfDay - random.whole(10, 90))] };
      case "refused":
        return {
          [begins]: [this.said("actual", begunDay, begunDay)],
          refused: [this.said("actual", begunDay + 50, begunDay + 50)],
        };
    }
  }

  /** The site's, not the variant's. */
  private anyHistory(): History {
    const place = seeded(this.index * 100 + this.indicators).whole(0, anyHistories.length - 1);
    return valueAt(anyHistories, place);
  }

  /** Said in the last three months where no day is given. */
  private said(kind: ClaimKind, day: number, knownDay = ASKED.asOfDay - this.random.whole(10, 90)): ClaimRecord {
    const options = { knownOn: isoDateOf(knownDay), ...(kind === "estimated" ? { source: press } : {}) };
    return claim(kind, isoDateOf(day), options);
  }
}

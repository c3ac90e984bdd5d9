import { hasReached } from "@/lib/domain/evidence";
import { isProbablyInService } from "@/lib/domain/service-standing";
import { type FlagLevel, flagLevels } from "@/lib/domain/vocabulary";
import { type FigureEntry, sumFigure } from "./figure";
import { effectiveSites, forEachBasis, phaseMegawatts } from "./megawatts";
import { isCited, type PillarStatus, pillarStatus } from "./pillar-status";
import { pillarReadiness, rankability } from "./pillars";
import { transformerFigures } from "./transformers";
import {
  type Figure,
  type ReadinessIndicator,
  type ReadinessInput,
  type ReadinessPhase,
  type ReadinessPillar,
  type ReadinessRow,
  type ReadinessYear,
  readinessPillars,
  readinessYears,
} from "./types";

const megawattReasons = { noEntry: "no_phases", noStatus: "no_record", noAmount: "no_megawatts" } as const;
const forecastReasons = { noEntry: "no_phases", noStatus: "no_forecast", noAmount: "no_megawatts" } as const;

const countedAs: Record<PillarStatus, FigureEntry["isCounted"]> = {
  secured: true,
  open: false,
  not_required: "not_needed",
  unknown: null,
};

/** One economy's readiness on one day. Unknown stays null with its reason; withdrawn phases count nowhere. MW in the input's basis. */
export function readinessRow(input: ReadinessInput): ReadinessRow {
  const { basis, asOfDay } = input;
  const phases = input.phases.filter((phase) => phase.assessment?.state !== "withdrawn");
  const sumPhases = (isCounted: (phase: ReadinessPhase) => FigureEntry["isCounted"]): Figure =>
    sumFigure(
      phases.map((phase) => ({ isCounted: isCounted(phase), amount: phaseMegawatts(phase, basis) })),
      megawattReasons,
    );
  const withPillar = (pillar: ReadinessPillar) => sumPhases((phase) => countedAs[pillarStatus(phase, pillar, asOfDay)]);
  const transformers = transformerFigures(phases, asOfDay);
  const pillars = readinessPillars.map((pillar) => pillarReadiness(pillar, phases, input));
  const worth = effectiveSites(phases, basis);
  return {
    iso3: input.iso3,
    basis,
    sites: new Set(phases.map((phase) => phase.siteId)).size,
    phases: phases.length,
    withdrawnPhases: input.phases.length - phases.length,
    announcedMegawatts: forEachBasis((each) =>
      sumFigure(
        phases.map((phase) => ({ isCounted: true, amount: phaseMegawatts(phase, each) })),
        megawattReasons,
      ),
    ),
    firmPpaMegawatts: withPillar("power"),
    contractedPpaMegawatts: sumIndicators(phases, "ppa", ["signed", "supply_started"], "ppaMegawatts", asOfDay),
    gridAgreementMegawatts: withPillar("grid"),
    grantedGridMegawatts: sumIndicators(
      phases,
      "grid_interconnect",
      ["agreement_signed", "energised"],
      "grantedMegawatts",
      asOfDay,
    ),
    energisedMegawatts: sumPhases((phase) => hasStage(phase, ["energised", "in_service"])),
    inServiceMegawatts: sumPhases((phase) => hasStage(phase, ["in_service"])),
    phasesInService: {
      seen: phases.filter(({ assessment }) => assessment?.state === "in_service").length,
      probably: phases.filter(({ assessment }) => isProbablyInService(assessment)).length,
    },
    transformersOnOrder: transformers.onOrder,
    transformersDelivered: transformers.delivered,
    waterSecuredMegawatts: withPillar("water"),
    permitsFinalMegawatts: withPillar("permits"),
    expectedInServiceMegawatts: Object.fromEntries(
      readinessYears.map((year) => [year, expectedInService(phases, year, basis)]),
    ) as Record<ReadinessYear, Figure>,
    effectiveSites: worth,
    openFlags: Object.fromEntries(
      flagLevels.map((level) => [level, input.flags.filter((flag) => flag.level === level).length]),
    ) as Record<FlagLevel, number>,
    pillars,
    rank: rankability(worth, pillars),
  };
}

/** Null when nobody said anything about the phase's service, grid or works: its stage is then a default, not a finding. */
function hasStage({ assessment, indicators }: ReadinessPhase, stages: string[]): boolean | null {
  const isWatched = indicators.some(
    (indicator) => ["service", "grid_interconnect", "works"].includes(indicator.kind) && isCited(indicator),
  );
  return assessment && isWatched ? stages.includes(assessment.stage) : null;
}

/** The indicators' own MW, over those of the kind that reached one of the steps. */
function sumIndicators(
  phases: ReadinessPhase[],
  kind: ReadinessIndicator["kind"],
  steps: Parameters<typeof hasReached>[1],
  detail: "ppaMegawatts" | "grantedMegawatts",
  asOfDay: number,
): Figure {
  const entries = phases
    .flatMap((phase) => phase.indicators)
    .filter((indicator) => indicator.kind === kind)
    .map((indicator): FigureEntry => {
      if (indicator.requirement === "not_required") return { isCounted: "not_needed", amount: null };
      const isCounted = isCited(indicator) ? hasReached(indicator, steps, asOfDay) : null;
      return { isCounted, amount: indicator.details[detail] };
    });
  return sumFigure(entries, { noEntry: "no_record", noStatus: "no_record", noAmount: "no_megawatts" });
}

/** MW × share of draws; a phase in service counts whole. A phase without MW, or without a share for the year, is not covered. */
function expectedInService(phases: ReadinessPhase[], year: ReadinessYear, basis: ReadinessInput["basis"]): Figure {
  const entries = phases.map((phase): FigureEntry => {
    const { assessment } = phase;
    const share = assessment?.state === "in_service" ? 1 : (assessment?.inServiceShareByYear[year] ?? null);
    const megawatts = phaseMegawatts(phase, basis);
    if (share === null) return { isCounted: null, amount: null };
    return { isCounted: true, amount: megawatts === null ? null : megawatts * share };
  });
  return sumFigure(entries, forecastReasons);
}

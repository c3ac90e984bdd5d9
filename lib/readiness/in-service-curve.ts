import type { MegawattBasis } from "@/lib/domain/vocabulary";
import { sumFigure } from "./figure";
import { phaseMegawatts } from "./megawatts";
import type { Figure, ReadinessPhase } from "./types";

export type CurvePoint = { year: number; expected: Figure };

/**
 * The MW expected in service by the end of each year that the forecasts speak of: Σ MW × share of draws, a phase in service counting
 * whole and a withdrawn one not at all. In one basis; a phase without MW in it is not covered.
 */
export function inServiceCurve(phases: ReadinessPhase[], basis: MegawattBasis): CurvePoint[] {
  const open = phases.filter((phase) => phase.assessment?.state !== "withdrawn");
  const years = new Set(open.flatMap((phase) => Object.keys(phase.assessment?.inServiceShareByYear ?? {}).map(Number)));
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      expected: sumFigure(
        open.map((phase) => {
          const share =
            phase.assessment?.state === "in_service" ? 1 : (phase.assessment?.inServiceShareByYear[year] ?? null);
          const megawatts = phaseMegawatts(phase, basis);
          if (share === null) return { isCounted: null, amount: null };
          return { isCounted: true, amount: megawatts === null ? null : megawatts * share };
        }),
        { noEntry: "no_phases", noStatus: "no_forecast", noAmount: "no_megawatts" },
      ),
    }));
}

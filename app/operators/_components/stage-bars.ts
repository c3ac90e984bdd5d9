import type { LoadBasis, OperatorRow, SecuringStage } from "@/lib/operators/operator-comparison";
import { securingStages } from "@/lib/operators/operator-comparison";

export type StageBar = { stage: SecuringStage; megawatts: number; share: number };

/** MW by stage on one basis for a row of bars, as a share of the most of all operators; a stage without known MW has no bar. */
export function stageBars(
  { stages }: Pick<OperatorRow, "stages">,
  basis: LoadBasis,
  mostMegawatts: number,
): StageBar[] {
  return securingStages.flatMap((stage) => {
    const { megawatts } = stages[stage].byBasis[basis];
    return megawatts === null ? [] : [{ stage, megawatts, share: mostMegawatts > 0 ? megawatts / mostMegawatts : 0 }];
  });
}

/** The most MW of any operator at any stage on a basis; 0 when none is known. */
export function mostMegawatts(rows: readonly Pick<OperatorRow, "stages">[], basis: LoadBasis): number {
  const all = rows.flatMap(({ stages }) => securingStages.map((stage) => stages[stage].byBasis[basis].megawatts ?? 0));
  return Math.max(0, ...all);
}

/** The bases on which any operator has known MW, in the order given. */
export const basesInUse = (rows: readonly Pick<OperatorRow, "stages">[], bases: readonly LoadBasis[]): LoadBasis[] =>
  bases.filter((basis) => mostMegawatts(rows, basis) > 0);

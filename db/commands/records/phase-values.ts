import { PhaseInput } from "@/lib/domain/phase-input";
import { koreanPhaseName } from "@/lib/importing/records/phase-name";
import type { RecordPhase } from "@/lib/importing/records/record-set";
import type { StoredReferences } from "./stored-references";

/** The column of a phase's megawatts, by basis. */
export const megawattFields = {
  grid_connection: "gridConnectionMegawatts",
  facility: "facilityMegawatts",
  critical_it: "criticalItMegawatts",
  generation_nameplate: "generationNameplateMegawatts",
  unknown: "unknownBasisMegawatts",
} as const;

/**
 * A new phase, checked. The capital of a site with several phases is mostly the whole site's: it stays with the site's words, not with a phase.
 * @param isOnly the site has no other phase
 */
export function phaseValues(
  phase: RecordPhase,
  place: { siteId: number; isOnly: boolean },
  { sourceId }: Pick<StoredReferences, "sourceId">,
): PhaseInput {
  const stated = phase.capex
    ? `Capital stated: ${phase.capexCurrency} ${Number(phase.capex).toLocaleString("en")}`
    : null;
  const note = [phase.note, place.isOnly ? null : stated].filter((part) => part != null).join("; ");
  return PhaseInput.parse({
    ...{
      siteId: place.siteId,
      ordinal: phase.ordinal,
      nameEn: phase.name,
      nameKo: koreanPhaseName(phase.name),
      mark: phase.mark,
    },
    sourceId: sourceId(phase.source),
    ...(phase.megawatts == null ? {} : { [megawattFields[phase.basis]]: phase.megawatts }),
    ...(place.isOnly && phase.capex != null
      ? { undividedCapex: phase.capex, capexCurrency: phase.capexCurrency, capexPriceYear: phase.capexPriceYear }
      : {}),
    ...(phase.machines === undefined ? {} : { machines: phase.machines }),
    note: note === "" ? undefined : note,
  });
}

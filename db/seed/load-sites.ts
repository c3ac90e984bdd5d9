import type { Actor } from "@/lib/domain/actor";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import { IndicatorInput } from "@/lib/domain/indicator-input";
import { PhaseInput } from "@/lib/domain/phase-input";
import type { Db } from "../client";
import { ensureMilestone } from "../commands/ensure-milestone";
import { recordClaim } from "../commands/record-claim";
import { saveIndicator } from "../commands/save-indicator";
import { savePhase } from "../commands/save-phase";
import { saveSite } from "../commands/save-site";
import { inOrder } from "./in-order";
import { idOf, optionalIdOf, type References } from "./references";
import type { SeedClaim, SeedIndicator, SeedPhase, SeedSite } from "./seed-files";

export async function loadSite(
  db: Db,
  actor: Actor,
  site: SeedSite,
  iso3: string,
  references: References,
): Promise<void> {
  const { source, region, operator, utility, aliases, organisations, phases, ...values } = site;
  const sourceOf = (name: string) => idOf(references, "sources", name);
  const siteId = await saveSite(db, actor, {
    ...values,
    iso3,
    sourceId: sourceOf(source),
    regionId: optionalIdOf(references, "regions", region),
    operatorId: optionalIdOf(references, "organisations", operator),
    utilityId: optionalIdOf(references, "organisations", utility),
    aliases: aliases.map(({ source: said, ...alias }) => ({ ...alias, sourceId: sourceOf(said) })),
    organisations: organisations.map(({ organisation, role, source: said }) => ({
      organisationId: idOf(references, "organisations", organisation),
      role,
      sourceId: sourceOf(said),
    })),
  });
  await inOrder(phases, (phase) => loadPhase(db, actor, siteId, phase, references));
}

async function loadPhase(
  db: Db,
  actor: Actor,
  siteId: number,
  phase: SeedPhase,
  references: References,
): Promise<void> {
  const { source, capacityKnownOn, indicators, ...values } = phase;
  const sourceId = idOf(references, "sources", source);
  const capacityClaim = capacityKnownOn
    ? { ...capacityOf(phase), knownOn: capacityKnownOn, sourceId, mark: phase.mark }
    : undefined;
  const phaseId = await savePhase(db, actor, PhaseInput.parse({ ...values, siteId, sourceId, capacityClaim }));
  await inOrder(indicators, (indicator) => loadIndicator(db, actor, phaseId, indicator, references));
}

/** The megawatts that a phase states, with their basis. */
function capacityOf(phase: SeedPhase) {
  if (phase.facilityMegawatts != null) return { basis: "facility", megawatts: phase.facilityMegawatts };
  if (phase.criticalItMegawatts != null) return { basis: "critical_it", megawatts: phase.criticalItMegawatts };
  if (phase.gridConnectionMegawatts != null)
    return { basis: "grid_connection", megawatts: phase.gridConnectionMegawatts };
  throw new Error(`"${phase.nameEn}" says when its capacity was stated, but not the capacity`);
}

async function loadIndicator(
  db: Db,
  actor: Actor,
  phaseId: number,
  indicator: SeedIndicator,
  references: References,
): Promise<void> {
  const { source, counterparty, policyInstrument, detail, claims, ...values } = indicator;
  const input = {
    ...values,
    phaseId,
    sourceId: idOf(references, "sources", source),
    counterpartyId: optionalIdOf(references, "organisations", counterparty),
    policyInstrumentId: optionalIdOf(references, "policyInstruments", policyInstrument),
    ...(detail ? { detail: withOrganisationIds(detail, references) } : {}),
  };
  const indicatorId = await saveIndicator(db, actor, IndicatorInput.parse(input));
  for (const claim of claims) await loadClaim(db, actor, indicatorId, claim, references);
}

async function loadClaim(
  db: Db,
  actor: Actor,
  indicatorId: number,
  claim: SeedClaim,
  references: References,
): Promise<void> {
  const { step, source, claimant, date, ...values } = claim;
  const milestoneId = await ensureMilestone(db, actor, { indicatorId, step });
  const when = date === null ? null : parsePartialDate(date);
  const result = await recordClaim(db, actor, {
    ...values,
    ...(when ?? { earliestOn: null, latestOn: null, precision: "unknown" }),
    milestoneId,
    sourceId: idOf(references, "sources", source),
    claimantId: optionalIdOf(references, "organisations", claimant),
  });
  if (!result.ok)
    throw new Error(`The seed's claim "${step} ${date}" (${source}) is refused: ${JSON.stringify(result.failure)}`);
}

const organisationFields = ["utility", "contractor", "authority", "seller", "manufacturer", "buyer"];

function withOrganisationIds(detail: Record<string, unknown>, references: References): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) =>
      organisationFields.includes(name)
        ? [`${name}Id`, idOf(references, "organisations", String(value))]
        : [name, value],
    ),
  );
}

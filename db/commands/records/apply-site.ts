import { eq } from "drizzle-orm";
import { IndicatorInput } from "@/lib/domain/indicator-input";
import { indicatorTitles } from "@/lib/domain/indicator-titles";
import { PhaseInput } from "@/lib/domain/phase-input";
import { SiteInput } from "@/lib/domain/site-input";
import { leadingParty } from "@/lib/importing/records/party-roles";
import type { RecordClaim, RecordIndicator, RecordPhase, RecordSite } from "@/lib/importing/records/record-set";
import { findIndicator } from "../../queries/find-indicator";
import { phases } from "../../schema";
import { ensureMilestone } from "../ensure-milestone";
import { recordClaim } from "../record-claim";
import { saveIndicator } from "../save-indicator";
import { savePhase } from "../save-phase";
import { saveSite } from "../save-site";
import type { RecordsImport } from "./records-import";

/**
 * A site with its phases, indicators and claims. One on record keeps what it has; only its claims, and phases beyond its own, are added.
 * @param known the id of the site on record; null when it is new
 */
export async function applySite(run: RecordsImport, site: RecordSite, known: number | null): Promise<void> {
  const { db, actor, report } = run;
  const siteId = known ?? (await saveSite(db, actor, siteInput(run, site)));
  if (known === null) report.added.sites += 1;
  else report.unchanged.sites += 1;
  const phaseIds = await phasesOf(run, siteId);
  for (const phase of site.phases) {
    if (phaseIds.has(phase.ordinal)) {
      report.unchanged.phases += 1;
      continue;
    }
    phaseIds.set(phase.ordinal, await savePhase(db, actor, phaseInput(run, site, siteId, phase)));
    report.added.phases += 1;
  }
  await Promise.all(site.indicators.map((indicator) => applyIndicator(run, site, { siteId, phaseIds }, indicator)));
}

function siteInput(run: RecordsImport, site: RecordSite): SiteInput {
  const sourceId = run.sourceId(site.source);
  const [operator] = site.operators;
  const idOf = (name: string) => run.organisationId(leadingParty(name));
  const parties = [
    ...site.operators.slice(1).map((name) => ({ name, role: "operator" as const })),
    ...site.owners.map((name) => ({ name, role: "owner" as const })),
    ...site.users.map((name) => ({ name, role: "user" as const })),
  ];
  const aliases = [...new Set([...site.aliases, ...(site.localName ? [site.localName] : [])])];
  return SiteInput.parse({
    ...{ slug: site.slug, type: site.type, iso3: site.iso3, locality: site.locality },
    ...{ latitude: site.latitude, longitude: site.longitude, mark: site.mark, note: site.note, sourceId },
    nameEn: site.name,
    nameKo: site.iso3 === "KOR" && site.localName ? site.localName : site.name,
    comparedOn: site.comparedOn,
    regionId: site.region ? run.regionId(site.iso3, site.region) : undefined,
    operatorId: operator ? idOf(operator) : undefined,
    utilityId: site.utility ? idOf(site.utility) : undefined,
    // Names are told apart by site here: two places may share a brand.
    aliases: aliases.map((alias) => ({ publisher: `records: ${site.slug}`, alias, sourceId })),
    organisations: parties.map(({ name, role }) => ({ organisationId: idOf(name), role, sourceId })),
  });
}

async function phasesOf({ db }: RecordsImport, siteId: number): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: phases.id, ordinal: phases.ordinal })
    .from(phases)
    .where(eq(phases.siteId, siteId));
  return new Map(rows.map(({ id, ordinal }) => [ordinal, id]));
}

const megawattFields = {
  grid_connection: "gridConnectionMegawatts",
  facility: "facilityMegawatts",
  critical_it: "criticalItMegawatts",
  generation_nameplate: "generationNameplateMegawatts",
  unknown: "unknownBasisMegawatts",
} as const;

/** A phase that its source only counts is counted in Korean too; any other name stays as its source has it. */
const koreanName = ({ name, ordinal }: RecordPhase) => (name === `Phase ${ordinal}` ? `${ordinal}단계` : name);

/** The capital of a site with several phases is mostly the whole site's: it stays with the site's words, not with a phase. */
function phaseInput(run: RecordsImport, site: RecordSite, siteId: number, phase: RecordPhase): PhaseInput {
  const isOnly = site.phases.length === 1;
  const stated = phase.capex
    ? `Capital stated: ${phase.capexCurrency} ${Number(phase.capex).toLocaleString("en")}`
    : null;
  const note = [phase.note, isOnly ? null : stated].filter((part) => part != null).join("; ");
  return PhaseInput.parse({
    ...{ siteId, ordinal: phase.ordinal, nameEn: phase.name, nameKo: koreanName(phase), mark: phase.mark },
    sourceId: run.sourceId(phase.source),
    ...(phase.megawatts == null ? {} : { [megawattFields[phase.basis]]: phase.megawatts }),
    ...(isOnly && phase.capex != null
      ? { undividedCapex: phase.capex, capexCurrency: phase.capexCurrency, capexPriceYear: phase.capexPriceYear }
      : {}),
    note: note === "" ? undefined : note,
  });
}

type Place = { siteId: number; phaseIds: ReadonlyMap<number, number> };

async function applyIndicator(
  run: RecordsImport,
  site: RecordSite,
  place: Place,
  record: RecordIndicator,
): Promise<void> {
  const { report } = run;
  const phaseId = record.phase === null ? null : place.phaseIds.get(record.phase);
  if (phaseId === undefined) {
    const reason = `the site on record has no phase ${record.phase}`;
    report.refused.push({
      file: run.name,
      row: null,
      column: "phase_ordinal",
      value: `${site.slug}, ${record.kind} ${record.key}`,
      reason,
    });
    return;
  }
  const indicatorId = await ensureRecordIndicator(run, { siteId: place.siteId, phaseId }, record);
  for (const claim of record.claims) await applyClaim(run, site, indicatorId, record, claim);
}

async function ensureRecordIndicator(
  run: RecordsImport,
  place: { siteId: number; phaseId: number | null },
  record: RecordIndicator,
): Promise<number> {
  const { db, actor, report } = run;
  const { kind, key, counterparty, claims } = record;
  const onRecord = await findIndicator(db, { ...place, kind, key });
  if (onRecord !== null) return onRecord;
  report.added.indicators += 1;
  const titles = indicatorTitles(kind, kind === "permit" ? (record.permitType ?? "other") : null);
  const other = counterparty ? ` · ${leadingParty(counterparty)}` : "";
  const [first] = claims;
  return saveIndicator(
    db,
    actor,
    IndicatorInput.parse({
      ...{ ...place, kind, key, holds: place.phaseId === null ? (record.holds ?? "none") : undefined },
      titleEn: `${titles.en}${other}`,
      titleKo: `${titles.ko}${other}`,
      counterpartyId: counterparty ? run.organisationId(leadingParty(counterparty)) : undefined,
      requirement: "required",
      mark: first?.mark,
      sourceId: first ? run.sourceId(first.source) : undefined,
      note: record.title,
      ...detailOf(record),
    }),
  );
}

/** What the records tell of the kind; nothing for a kind that has claims alone. */
function detailOf({ kind, permitType, ppaRole }: RecordIndicator): { detail?: Record<string, unknown> } {
  switch (kind) {
    case "service":
    case "generation":
    case "land":
    case "financing":
    case "site":
      return {};
    case "permit":
      return { detail: { type: permitType ?? "other" } };
    case "ppa":
      return { detail: { structure: "unknown", role: ppaRole } };
    case "works":
      return { detail: { type: "building" } };
    default:
      return { detail: {} };
  }
}

async function applyClaim(
  run: RecordsImport,
  site: RecordSite,
  indicatorId: number,
  { kind, key }: RecordIndicator,
  { source, claimant, ...claim }: RecordClaim,
): Promise<void> {
  const { db, actor, report } = run;
  const milestoneId = await ensureMilestone(db, actor, { indicatorId, step: claim.step });
  const { step: _, ...said } = claim;
  const recorded = await recordClaim(db, actor, {
    ...said,
    milestoneId,
    sourceId: run.sourceId(source),
    claimantId: claimant ? run.organisationId(leadingParty(claimant)) : null,
  });
  if (recorded.ok) {
    report[recorded.value.isNew ? "added" : "unchanged"].claims += 1;
    return;
  }
  const problems = recorded.failure.kind === "invalid" ? recorded.failure.problems : [];
  for (const { field, value, reason } of problems) {
    const where = `${site.slug}, ${kind} ${key}, ${claim.step}`;
    report.refused.push({ file: run.name, row: null, column: field, value: `${where}: ${value}`, reason });
  }
}

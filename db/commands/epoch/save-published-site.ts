import { eq } from "drizzle-orm";
import { isoEconomy } from "@/lib/domain/iso-economies";
import type { SiteInput } from "@/lib/domain/site-input";
import { toSlug } from "@/lib/domain/slug";
import type { ImportAction, OrganisationRole } from "@/lib/domain/vocabulary";
import { findEconomy } from "@/lib/importing/epoch/countries";
import type { PublishedParty, PublishedSite } from "@/lib/importing/epoch/types";
import type { FileProblem } from "@/lib/importing/problem";
import { lineage, siteOrganisations, sites } from "../../schema";
import { saveEconomy } from "../save-economy";
import { saveRow } from "../save-row";
import { saveSite } from "../save-site";
import { type EpochImport, recordPublication } from "./context";
import { findOrAddOrganisation } from "./find-or-add-organisation";
import { addressRemarks, isOwnRecord, siteFacts } from "./site-facts";
import { PUBLISHER } from "./site-history";

type StoredSite = typeof sites.$inferSelect;
export type SavedSite = { id: number; slug: string; action: ImportAction; remarks: FileProblem[] };

type SaveOptions = {
  file: string;
  /** The publication does not say that it is the same site: its address does. */
  byPlace: boolean;
};

/**
 * Adds the site, or brings it up to date when no newer publication is known. What is known is never replaced by nothing, and what another
 * source gave is never replaced.
 */
export async function savePublishedSite(
  run: EpochImport,
  published: PublishedSite,
  stored: StoredSite | null,
  { file, byPlace }: SaveOptions,
): Promise<SavedSite> {
  const { db, actor, state } = run;
  const isNewest = !stored?.lastExaminedOn || stored.lastExaminedOn <= state.publishedOn;
  const { iso3, note, remarks } = await readCountry(run, published, stored, file);
  const organisations = await findOrganisations(run, published, stored?.id ?? null, isNewest);
  const operator = published.owner[0];
  const operatorId =
    stored?.operatorId ??
    (operator ? await findOrAddOrganisation(db, actor, { name: operator.name, role: "operator" }) : null);
  const names = [published.name, published.title, ...published.aliases];
  const aliases = [...new Set(names)].map((alias) => ({ publisher: PUBLISHER, alias }));
  const isRenamed =
    stored !== null &&
    isNewest &&
    isOwnRecord(run, stored) &&
    (await wasNamedByPublisher(run, stored)) &&
    !names.includes(stored.nameEn);
  const nameEn = stored && !isRenamed ? stored.nameEn : published.title;
  const nameKo = stored && !(isRenamed && stored.nameKo === stored.nameEn) ? stored.nameKo : published.title;

  const input: SiteInput = {
    slug: stored?.slug ?? (await freeSlug(run, published.title)),
    nameEn,
    nameKo,
    iso3: iso3 ?? undefined,
    operatorId: operatorId ?? undefined,
    ...siteFacts(run, published, stored, isNewest),
    mark: stored?.mark ?? "V",
    note,
    noteKo: note === undefined ? undefined : null,
    aliases,
    organisations,
  };
  const id = await saveSite(db, actor, input);
  if (isRenamed) await keepRenaming(run, stored, published.title, byPlace);
  const isSame = stored !== null && stored.version === (await versionOf(run, id));
  const action = stored === null ? "added" : isSame ? "unchanged" : "changed";
  return { id, slug: input.slug, action, remarks: [...remarks, ...addressRemarks(run, published, stored, file)] };
}

async function readCountry(run: EpochImport, published: PublishedSite, stored: StoredSite | null, file: string) {
  const { country } = published;
  const found = country === null ? null : findEconomy(country, run.economies);
  const at = { file, row: published.rowNumber, column: "Country", value: country };
  const remarks: FileProblem[] = [];
  if (country !== null && found === null)
    remarks.push({ ...at, reason: "is no economy of ISO 3166: the site's economy stays as it was" });
  if (found !== null && stored?.iso3 && stored.iso3 !== found)
    remarks.push({ ...at, reason: `differs from the economy on record, ${stored.iso3}, which was kept` });
  const iso3 = stored?.iso3 ?? found;
  if (iso3 !== null) await ensureEconomy(run, iso3);
  const reasons = [
    "The publication names no country.",
    "The publication's country is none of the economies that we know.",
  ];
  const reason = (country === null ? reasons[0] : reasons[1]) ?? null;
  const hadReason = stored?.note != null && reasons.includes(stored.note);
  const note = iso3 === null ? (stored?.note && !hadReason ? undefined : reason) : hadReason ? null : undefined;
  return { iso3, note, remarks };
}

/** An economy is added when the first site of it is. */
async function ensureEconomy(run: EpochImport, iso3: string): Promise<void> {
  if (run.economies.some((economy) => economy.iso3 === iso3)) return;
  const economy = isoEconomy(iso3);
  if (!economy) throw new Error(`expected an economy of ISO 3166, got "${iso3}"`);
  await saveEconomy(run.db, run.actor, economy);
  run.economies.push(economy);
}

async function findOrganisations(run: EpochImport, published: PublishedSite, siteId: number | null, isNewest: boolean) {
  const { db, actor, sourceId } = run;
  const known =
    siteId === null ? [] : await db.select().from(siteOrganisations).where(eq(siteOrganisations.siteId, siteId));
  const parts: [OrganisationRole, PublishedParty[]][] = [
    ["owner", published.owner],
    ["user", published.users],
    ["investor", published.investors],
    ["contractor", published.builders],
    ["utility", published.energyCompanies],
  ];
  const found: SiteInput["organisations"] = [];
  for (const [role, parties] of parts) {
    for (const { name, confidence } of parties) {
      const organisationId = await findOrAddOrganisation(db, actor, { name, role });
      const onRecord = known.find((other) => other.organisationId === organisationId && other.role === role);
      const mayChange = onRecord === undefined || (isNewest && isOwnRecord(run, onRecord));
      const isTwice = found.some((other) => other.organisationId === organisationId && other.role === role);
      if (!isTwice && mayChange) found.push({ organisationId, role, confidence, sourceId });
    }
  }
  return found;
}

async function wasNamedByPublisher(run: EpochImport, stored: StoredSite): Promise<boolean> {
  const names = await run.db.query.siteAliases.findMany({
    where: (alias, { and, eq: is }) => and(is(alias.siteId, stored.id), is(alias.publisher, PUBLISHER)),
  });
  return names.some((name) => name.alias === stored.nameEn);
}

async function keepRenaming(run: EpochImport, stored: StoredSite, toName: string, byPlace: boolean): Promise<void> {
  const { db, actor, state } = run;
  const sourceId = await recordPublication(db, actor, state.publishedOn);
  const event = {
    fromSiteId: stored.id,
    toSiteId: stored.id,
    fromName: stored.nameEn,
    toName,
    happenedOn: state.publishedOn,
  };
  const evidence = byPlace
    ? { mark: "D" as const, note: "Read from the same address; the publication does not say so." }
    : { mark: "V" as const };
  await saveRow(db, lineage, { kind: "renamed", ...event }, { sourceId, ...evidence });
}

async function freeSlug(run: EpochImport, title: string): Promise<string> {
  const base = toSlug(title);
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const [taken] = await run.db.select({ id: sites.id }).from(sites).where(eq(sites.slug, slug));
    if (!taken) return slug;
  }
}

async function versionOf(run: EpochImport, id: number): Promise<number | undefined> {
  const [site] = await run.db.select({ version: sites.version }).from(sites).where(eq(sites.id, id));
  return site?.version;
}

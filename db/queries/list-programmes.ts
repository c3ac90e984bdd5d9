import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { EvidenceMark, PledgeTopic } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { numberOf } from "../columns";
import * as t from "../schema";
import { type CitedSource, type Place, sourceColumns } from "./list-facts";

/** One figure that somebody claimed for a programme; `isIndependent` null is unknown. */
export type Pledge = {
  slug: string;
  programmeId: number;
  topic: PledgeTopic;
  subject: string;
  subjectKo: string | null;
  quantityEn: string;
  quantityKo: string;
  low: number | null;
  central: number | null;
  high: number | null;
  unit: string | null;
  currency: string | null;
  periodText: string | null;
  periodTextKo: string | null;
  claimant: string;
  claimantKo: string | null;
  isIndependent: boolean | null;
  /** Of the source. */
  paragraph: number | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  source: CitedSource | null;
};

/** A site of a programme, or one that merely lies in its regions. */
export type ProgrammeSite = {
  slug: string;
  nameEn: string;
  nameKo: string;
  region: Place | null;
  operatorNameEn: string | null;
  operatorNameKo: string | null;
  isMember: boolean;
};

export type Programme = {
  id: number;
  slug: string;
  nameEn: string;
  nameKo: string;
  sponsorId: number;
  sponsorNameEn: string;
  sponsorNameKo: string;
  announcedOn: string | null;
  windowFrom: string | null;
  windowTo: string | null;
  descriptionEn: string;
  descriptionKo: string;
  regions: (Place & { iso3: string })[];
  pledges: Pledge[];
};

/** The regions of a programme. */
const regions = sql<Programme["regions"]>`(
  select coalesce(json_agg(json_build_object('slug', r.slug, 'nameEn', r.name_en, 'nameKo', r.name_ko, 'iso3', r.iso3) order by r.id), '[]')
  from programme_regions pr join regions r on r.id = pr.region_id where pr.programme_id = ${t.programmes.id})`;

/** Every pledge programme with its regions and figures, newest first: two queries. */
export async function listProgrammes(db: Db): Promise<Programme[]> {
  const sponsor = { sponsorNameEn: t.organisations.nameEn, sponsorNameKo: t.organisations.nameKo };
  const [programmes, pledges] = await Promise.all([
    db
      .select({ programme: t.programmes, ...sponsor, regions })
      .from(t.programmes)
      .innerJoin(t.organisations, eq(t.organisations.id, t.programmes.sponsorId))
      .orderBy(desc(t.programmes.announcedOn), asc(t.programmes.id)),
    listPledges(db),
  ]);
  return programmes.map(({ programme, ...joined }) => ({
    ...programme,
    ...joined,
    pledges: pledges.filter(({ programmeId }) => programmeId === programme.id),
  }));
}

async function listPledges(db: Db): Promise<Pledge[]> {
  const rows = await db
    .select({ pledge: t.pledges, source: sourceColumns })
    .from(t.pledges)
    .leftJoin(t.sources, eq(t.sources.id, t.pledges.sourceId))
    .orderBy(asc(t.pledges.id));
  return rows.map(({ pledge, source }) => ({
    ...pledge,
    low: numberOf(pledge.low),
    central: numberOf(pledge.central),
    high: numberOf(pledge.high),
    source,
  }));
}

/** The data centers of a programme, and those that lie in its regions without being linked to it. */
export async function listProgrammeSites(
  db: Db,
  programme: { id: number; regionSlugs: string[] },
): Promise<ProgrammeSite[]> {
  const rows = await db
    .select({ site: t.sites, region: t.regions, operator: t.organisations })
    .from(t.sites)
    .leftJoin(t.regions, eq(t.regions.id, t.sites.regionId))
    .leftJoin(t.organisations, eq(t.organisations.id, t.sites.operatorId))
    .where(
      and(
        eq(t.sites.type, "data_centre"),
        or(eq(t.sites.programmeId, programme.id), inArray(t.regions.slug, programme.regionSlugs)),
      ),
    )
    .orderBy(asc(t.sites.nameEn));
  return rows.map(({ site, region, operator }) => ({
    slug: site.slug,
    nameEn: site.nameEn,
    nameKo: site.nameKo,
    region: region ? { slug: region.slug, nameEn: region.nameEn, nameKo: region.nameKo } : null,
    operatorNameEn: operator?.nameEn ?? null,
    operatorNameKo: operator?.nameKo ?? null,
    isMember: site.programmeId === programme.id,
  }));
}

import { sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord } from "@/lib/domain/records";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { MilestoneClaims } from "@/lib/track-record/promise-histories";
import type { Db } from "../client";
import { listClaims } from "./list-claims";

type Place = {
  id: number;
  siteId: number;
  /** Null: of the whole site. */
  phaseId: number | null;
  kind: IndicatorKind;
  siteSlug: string;
  operatorSlug: string | null;
  /** Null when the publication no longer carries the phase: it was not looked at with the rest of the site. */
  examinedOn: string | null;
};

/** What is looked at together: a phase, or what a site has as a whole. */
const partOf = ({ siteId, phaseId }: Place) => `${siteId}:${phaseId ?? "site"}`;

/** Every milestone that anybody spoke of by `knownUntil`, with its standing claims. Two queries, however many sites there are. */
export async function listTrackRecordPromises(db: Db, knownUntil: string): Promise<MilestoneClaims[]> {
  const [claims, places] = await Promise.all([
    listClaims(db, undefined, { knownUntil }),
    db.execute<Place>(sql`
      select i.id, i.site_id as "siteId", i.phase_id as "phaseId", i.kind, s.slug as "siteSlug", o.slug as "operatorSlug",
        case when p.id is null or p.retired_on is null then s.last_examined_on::text end as "examinedOn"
      from indicators i left join phases p on p.id = i.phase_id join sites s on s.id = i.site_id
      left join organisations o on o.id = s.operator_id`),
  ]);
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const spokenOf = new Map<string, number>();
  const claimsOf = new Map<number, { place: Place; claims: ClaimRecord[] }>();
  for (const { milestone, record } of claims) {
    const place = placeOf.get(milestone.indicatorId);
    if (!place) throw new Error(`milestone ${milestone.id} belongs to no indicator`);
    const story = claimsOf.get(milestone.id) ?? { place, claims: [] };
    story.claims.push(record);
    claimsOf.set(milestone.id, story);
    // Oldest first: the last one stays.
    spokenOf.set(partOf(place), record.knownDay);
  }
  return [...claimsOf.values()].map(({ place, claims: said }) => ({
    siteSlug: place.siteSlug,
    indicatorKind: place.kind,
    operatorSlug: place.operatorSlug,
    claims: said,
    lookedAtDay: Math.max(
      spokenOf.get(partOf(place)) as number,
      place.examinedOn === null ? Number.NEGATIVE_INFINITY : toEpochDay(place.examinedOn),
    ),
  }));
}

import { asc, eq, sql } from "drizzle-orm";
import type { EvidenceMark, PolicyStatus } from "@/lib/domain/words";
import type { Db } from "../client";
import { numberOf } from "../columns";
import * as t from "../schema";
import { type CitedSource, type EconomyFact, listFacts, type Place, placeColumns, sourceColumns } from "./list-facts";

export type PolicyInstrument = {
  slug: string;
  iso3: string;
  region: Place | null;
  titleEn: string;
  titleKo: string;
  factEn: string;
  factKo: string;
  thresholdMegawatts: number | null;
  status: PolicyStatus;
  effectiveText: string | null;
  effectiveTextKo: string | null;
  requiresGate: string | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  source: CitedSource | null;
};

export type Economy = {
  iso3: string;
  nameEn: string;
  nameKo: string;
  isApecMember: boolean;
  facts: EconomyFact[];
  policies: PolicyInstrument[];
};

/** Every economy (or one) with its context figures and policy instruments: three queries. */
export async function listEconomies(db: Db, input: { iso3?: string } = {}): Promise<Economy[]> {
  const { iso3 } = input;
  const [economies, facts, policies] = await Promise.all([
    db
      .select()
      .from(t.economies)
      .where(iso3 ? eq(t.economies.iso3, iso3) : undefined)
      .orderBy(asc(t.economies.nameEn)),
    listFacts(db, iso3 ? eq(t.economyFacts.iso3, iso3) : undefined),
    listPolicies(db, iso3),
  ]);
  return economies.map((economy) => ({
    ...economy,
    facts: facts.filter((fact) => fact.iso3 === economy.iso3),
    policies: policies.filter((policy) => policy.iso3 === economy.iso3),
  }));
}

async function listPolicies(db: Db, iso3: string | undefined): Promise<PolicyInstrument[]> {
  const rows = await db
    .select({ policy: t.policyInstruments, region: placeColumns, source: sourceColumns })
    .from(t.policyInstruments)
    .leftJoin(t.regions, eq(t.regions.id, t.policyInstruments.regionId))
    .leftJoin(t.sources, eq(t.sources.id, t.policyInstruments.sourceId))
    .where(iso3 ? eq(t.policyInstruments.iso3, iso3) : undefined)
    .orderBy(sql`${t.policyInstruments.requiresGate} is null`, asc(t.policyInstruments.id));
  return rows.map(({ policy, region, source }) => ({
    ...policy,
    thresholdMegawatts: numberOf(policy.thresholdMegawatts),
    region,
    source,
  }));
}

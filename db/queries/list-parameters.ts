import { type SQL, sql } from "drizzle-orm";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import type { Db } from "../client";

/** One version of a parameter. `recordedAt` is ISO, UTC. */
export type ParameterVersion = {
  slug: string;
  version: number;
  /** Plain JSON; what the model reads is a number. */
  value: unknown;
  unit: string;
  mark: EvidenceMark;
  sourceText: string;
  sourceUrl: string | null;
  category: string;
  /** As the audit log has it, e.g. `user:demo-analyst`. */
  recordedBy: string;
  /** The analyst's name; null when no analyst set it. */
  analystName: string | null;
  recordedAt: string;
};

const columns = sql`
  p.slug, p.version, p.value, p.unit, p.mark, p.source_text as "sourceText", p.source_url as "sourceUrl", p.category,
  p.recorded_by as "recordedBy", coalesce(u.name, substring(p.recorded_by from '^user:(.*)$')) as "analystName",
  to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"`;

const sources: SQL = sql`parameters p left join users u on p.recorded_by = 'user:' || u.id`;

/** The newest version of every parameter, by slug. */
export async function listParameters(db: Db): Promise<ParameterVersion[]> {
  return db.execute<ParameterVersion>(
    sql`select distinct on (p.slug) ${columns} from ${sources} order by p.slug, p.version desc`,
  );
}

/** Every version of one parameter, the newest first; empty when there is no such parameter. */
export async function listParameterVersions(db: Db, slug: string): Promise<ParameterVersion[]> {
  return db.execute<ParameterVersion>(
    sql`select ${columns} from ${sources} where p.slug = ${slug} order by p.version desc`,
  );
}

import { sql } from "drizzle-orm";
import type { FlagStep, FlagStepReason } from "@/lib/domain/vocabulary";
import type { FlagRule, RiskSeverity } from "@/lib/flags/types";
import type { Db } from "../client";
import { type FlagRow, flagColumns, flagTables } from "./flag-row";

/** What happened to a flag: by whom (null: the computation), when (an instant) and why. */
export type FlagHistoryStep = {
  number: number;
  step: FlagStep;
  reason: FlagStepReason | null;
  /** The flag's at that time. */
  rule: FlagRule;
  severity: RiskSeverity | null;
  p50On: string | null;
  note: string | null;
  until: string | null;
  by: string | null;
  at: string;
};

export type FlagPage = { flag: FlagRow; history: FlagHistoryStep[] };

/** A flag with all that happened to it, newest first; null when there is none, or one of a rule of an earlier version. */
export async function findFlag(db: Db, id: number): Promise<FlagPage | null> {
  const [row] = await db.execute<FlagRow & { history: FlagHistoryStep[] }>(sql`
    select ${flagColumns}, (select json_agg(json_build_object('number', st.number, 'step', st.step, 'reason', st.reason, 'rule', st.rule,
        'severity', st.severity, 'p50On', st.p50_on, 'note', st.note, 'until', st.until,
        'by', coalesce(u.name, substring(st.recorded_by from '^user:(.*)$')), 'at', st.recorded_at::text) order by st.number desc)
      from flag_steps st left join users u on 'user:' || u.id = st.recorded_by where st.flag_id = f.id) as history
    from ${flagTables} where f.id = ${id} and f.event not like 'earlier:%'`);
  if (!row) return null;
  const { history, ...flag } = row;
  return { flag, history };
}

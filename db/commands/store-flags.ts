import { eq, sql } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { canonicalText } from "@/lib/domain/canonical-text";
import { isoDateOf, toEpochDay, toIsoDate } from "@/lib/domain/dates";
import type { FlagStanding } from "@/lib/domain/vocabulary";
import { type LifeStep, type StandingFlag, standingAfterSteps, stepsOf } from "@/lib/flags/life";
import { sumOfKnown } from "@/lib/flags/phase-stake";
import type { RaisedFlag, RiskSeverity } from "@/lib/flags/types";
import type { Db } from "../client";
import { flagSteps, flags } from "../schema";
import { lockAudit } from "./locks";

type Row = typeof flags.$inferSelect;
type NewStep = typeof flagSteps.$inferInsert;
type Stored = Row & Pick<StandingFlag, "acknowledged">;

/**
 * Stores what a computation raised at a site, inside the caller's transaction, beside what stood there: each flag takes the steps of its
 * life (`stepsOf`). It waits for every other writer of flags, so none is overwritten. A risk that is new takes the severity that the last
 * ranking over all sites gives one of its money or size; `rankFlags` ranks them anew.
 * @param computed.asOfDay epoch day of the computation
 */
export async function storeFlags(
  tx: Db,
  actor: Actor,
  { siteId, asOfDay, raised }: { siteId: number; asOfDay: number; raised: readonly RaisedFlag[] },
): Promise<void> {
  await lockAudit(tx);
  const stored = new Map((await readStored(tx, siteId)).map((row) => [keyOf(row), row]));
  const least = raised.some(({ mayBeHigh }) => mayBeHigh) ? await readLeastHigh(tx) : null;
  const steps: NewStep[] = [];
  const add = (row: Row, taken: readonly LifeStep[]) => {
    const { id: flagId, rule, severity, p50On } = row;
    const first = row.version - taken.length + 1;
    const common = { flagId, rule, severity, p50On, recordedBy: actorLabel(actor) };
    steps.push(...taken.map((one, place) => ({ ...common, ...one, number: first + place })));
  };
  for (const flag of raised) {
    const content = contentOf(flag);
    const was = stored.get(keyOf(content)) ?? null;
    stored.delete(keyOf(content));
    const severity = severityOf(flag, content, was, least);
    const taken = stepsOf(was, { ...flag, severity }, asOfDay);
    const next = { ...content, severity, ...standingNow(was, taken) };
    if (!was) {
      const [row] = await tx.insert(flags).values(next).returning();
      if (row) add(row, taken);
      continue;
    }
    const isBack = was.standing === "cleared";
    const since = was.rule === flag.rule && !isBack ? was.since : content.since;
    const size = content.sizeMegawattMonths ?? was.sizeMegawattMonths;
    if (taken.length > 0 || isChanged(was, { ...next, sizeMegawattMonths: size, since })) {
      const back = isBack ? { raisedAt: sql`now()`, clearedAt: null } : {};
      const set = { ...next, sizeMegawattMonths: size, since, ...back };
      const [row] = await tx.update(flags).set(set).where(eq(flags.id, was.id)).returning();
      if (row) add(row, taken);
    }
  }
  for (const gone of stored.values()) {
    const taken = stepsOf(gone, null, asOfDay);
    if (taken.length === 0) continue;
    const set = { ...standingNow(gone, taken), clearedAt: sql`now()` };
    const [row] = await tx.update(flags).set(set).where(eq(flags.id, gone.id)).returning();
    if (row) add(row, taken);
  }
  if (steps.length > 0) await tx.insert(flagSteps).values(steps);
}

/** Every flag of the site, cleared ones too, with its acknowledgement where it stands. */
async function readStored(tx: Db, siteId: number): Promise<Stored[]> {
  const acknowledged = await tx.execute<{
    flagId: number;
    rule: Row["rule"];
    p50On: string | null;
    until: string | null;
  }>(sql`
    select distinct on (s.flag_id) s.flag_id as "flagId", s.rule, s.p50_on::text as "p50On", s.until::text as until
    from flag_steps s join flags f on f.id = s.flag_id
    where f.site_id = ${siteId} and f.standing = 'acknowledged' and s.step = 'acknowledged' order by s.flag_id, s.number desc`);
  const day = (date: string | null) => (date === null ? null : toEpochDay(date));
  const byFlag = new Map(
    acknowledged.map(({ flagId, rule, p50On, until }) => [flagId, { rule, p50Day: day(p50On), untilDay: day(until) }]),
  );
  const rows = await tx.select().from(flags).where(eq(flags.siteId, siteId));
  return rows.map((row) => ({ ...row, acknowledged: byFlag.get(row.id) ?? null }));
}

type LeastHigh = { dollarsUsd: number | null; sizeMegawattMonths: number | null };

/** The least money, and the least size where the money is unknown, of what the last ranking called high. */
async function readLeastHigh(tx: Db): Promise<LeastHigh | null> {
  const [least] = await tx.execute<LeastHigh>(sql`
    select min(dollars_usd) as "dollarsUsd", min(size_megawatt_months) filter (where dollars_usd is null) as "sizeMegawattMonths"
    from flags where cleared_at is null and severity = 'high'`);
  return least ?? null;
}

function severityOf(
  flag: RaisedFlag,
  { dollarsUsd, sizeMegawattMonths }: LeastHigh,
  was: Stored | null,
  least: LeastHigh | null,
): RiskSeverity | null {
  if (flag.kind !== "risk") return null;
  if (!flag.mayBeHigh) return "medium";
  if (was?.severity && was.mayBeHigh && was.standing !== "cleared") return was.severity;
  const [value, limit] =
    dollarsUsd === null ? [sizeMegawattMonths, least?.sizeMegawattMonths] : [dollarsUsd, least?.dollarsUsd];
  return value !== null && typeof limit === "number" && value >= limit ? "high" : "medium";
}

function contentOf(flag: RaisedFlag) {
  const { siteId, subject, rule, kind, event, mayBeHigh, numbers, claimIds, lines, stakes, sinceDay, p50Day } = flag;
  return {
    siteId,
    phaseId: subject.kind === "phase" ? subject.phaseIds[0] : null,
    policySlug: subject.kind === "policy" ? subject.policySlug : null,
    phaseIds: [...subject.phaseIds],
    ...{ rule, kind, event, mayBeHigh, claimIds, lines, stakes },
    reason: numbers,
    dollarsUsd: sumOfKnown(stakes.map(({ dollarsUsd }) => dollarsUsd)),
    sizeMegawattMonths: sumOfKnown(
      stakes.map(({ megawatts, months }) => (megawatts === null || months === null ? null : megawatts * months)),
    ),
    since: isoDateOf(sinceDay),
    p50On: p50Day === null ? null : toIsoDate(p50Day),
  };
}

function standingNow(was: Stored | null, taken: readonly LifeStep[]): { standing: FlagStanding; version: number } {
  return {
    standing: standingAfterSteps(was?.standing ?? "raised", taken),
    version: (was?.version ?? 0) + taken.length,
  };
}

const keyOf = (row: Pick<Row, "phaseId" | "policySlug" | "event">): string =>
  JSON.stringify([row.phaseId, row.policySlug, row.event]);

function isChanged(was: Stored, next: Partial<Row>): boolean {
  const before = Object.fromEntries(Object.keys(next).map((key) => [key, was[key as keyof Row]]));
  return canonicalText(before) !== canonicalText(next);
}

import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { FlagAnswer } from "@/lib/domain/flag-input";
import { inputProblems } from "@/lib/domain/input-problems";
import { conflict, type Result } from "@/lib/domain/result";
import type { FlagStanding, FlagStep } from "@/lib/domain/vocabulary";
import { standingAfterSteps } from "@/lib/flags/life";
import type { Db } from "../client";
import { flagSteps, flags } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { lockAudit } from "./locks";

/** `isNew` is false when this person had said the same just before: then nothing was written. */
export type TakenFlagStep = { flagId: number; version: number; isNew: boolean };

type Analyst = Extract<Actor, { kind: "user" }>;
type Row = typeof flags.$inferSelect;

/**
 * Takes one step of a flag's life in an analyst's name; of a rule of a place, for its part at every site that may take it. A flag that has
 * another version than the one the analyst had before them, or that may not take the step as it stands, is a conflict. Then nothing is
 * written.
 */
export async function takeFlagStep<Answer extends FlagAnswer>(
  db: Db,
  actor: Analyst,
  input: unknown,
  { schema, step, isAllowed }: { schema: z.ZodType<Answer>; step: FlagStep; isAllowed: (now: FlagStanding) => boolean },
): Promise<Result<TakenFlagStep>> {
  const read = schema.safeParse(input);
  if (!read.success) return { ok: false, failure: { kind: "invalid", problems: inputProblems(read.error, input) } };
  const { flagId, basedOnVersion, note = null, until = null } = read.data;
  const said = { step, note, until, recordedBy: actorLabel(actor) };
  return inRetriedTransaction(db, actor, async (tx): Promise<Result<TakenFlagStep>> => {
    // Every writer of flags holds it: what is read here stays as it is.
    await lockAudit(tx);
    const [flag] = await tx.select().from(flags).where(eq(flags.id, flagId));
    if (!flag) {
      const problem = { field: "flagId", value: flagId, reason: "flagId: there is no such flag" };
      return { ok: false, failure: { kind: "invalid", problems: [problem] } };
    }
    const { version, standing } = flag;
    if (version !== basedOnVersion) {
      if (await isNewestStep(tx, flag, said)) return { ok: true, value: { flagId, version, isNew: false } };
      return conflict(`flag ${flagId} has version ${version}; the answer was based on version ${basedOnVersion}`);
    }
    if (!isAllowed(standing)) return conflict(`flag ${flagId} is ${standing}: it cannot be ${step}`);
    const parts = flag.policySlug === null ? [flag] : await openParts(tx, flag, isAllowed);
    for (const { id, rule, severity, p50On, version: before } of parts) {
      const next = { standing: standingAfterSteps(standing, [{ step, reason: null }]), version: before + 1 };
      await tx.update(flags).set(next).where(eq(flags.id, id));
      await tx.insert(flagSteps).values({ flagId: id, number: next.version, rule, severity, p50On, ...said });
    }
    return { ok: true, value: { flagId, version: version + 1, isNew: true } };
  });
}

/** The open parts of the same rule of a place, at all sites, that may take the step. */
async function openParts(
  tx: Db,
  { policySlug, event }: Row,
  isAllowed: (now: FlagStanding) => boolean,
): Promise<Row[]> {
  if (policySlug === null) return [];
  const rows = await tx
    .select()
    .from(flags)
    .where(and(eq(flags.policySlug, policySlug), eq(flags.event, event), isNull(flags.clearedAt)))
    .orderBy(flags.id);
  return rows.filter(({ standing }) => isAllowed(standing));
}

type Said = Pick<typeof flagSteps.$inferSelect, "step" | "note" | "until" | "recordedBy">;

async function isNewestStep(tx: Db, { id, version }: Row, said: Said): Promise<boolean> {
  const [newest] = await tx
    .select()
    .from(flagSteps)
    .where(and(eq(flagSteps.flagId, id), eq(flagSteps.number, version)));
  return newest !== undefined && (Object.keys(said) as (keyof Said)[]).every((key) => newest[key] === said[key]);
}

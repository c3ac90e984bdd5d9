import { z } from "zod";
import { FACTOR_RANGE } from "@/lib/chain/stretch";

/** How far from the as-of day a supposed date may lie, in days: ten years back (an older link), twenty ahead. */
export const DAY_RANGE = { back: 3653, ahead: 7305 } as const;

/** A gate of a phase, as `gateNodeId` of lib/chain names it: `p2.grid_interconnect.kepco.energised`. */
const GateId = z.string().regex(/^p\d{1,4}\.\S{1,200}$/);
const Day = z.int().min(-100_000).max(200_000);
const Ordinal = z.int().min(1).max(9_999);

/** News that nobody has told yet: a refusal (and with it a filing anew), the sponsor's appeal against one, or works that stand still. */
export const supposedNews = ["refused", "appealed", "halted"] as const;
export type SupposedNews = (typeof supposedNews)[number];

/**
 * One supposition. Days are epoch days. A gate that `happens` on or before the as-of day is done. `takes` multiplies the gate's time, or
 * that until its stated date, by `factor`. `told` is news of a gate on the as-of day. Power of its own is removed from, or added to, the phase of that
 * ordinal.
 */
export const WhatIfChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("happens"), gate: GateId, day: Day }),
  z.object({
    kind: z.literal("takes"),
    gate: GateId,
    factor: z.number().min(FACTOR_RANGE.least).max(FACTOR_RANGE.most),
  }),
  z.object({ kind: z.literal("told"), gate: GateId, news: z.enum(supposedNews) }),
  z.object({ kind: z.literal("no-bridge"), phase: Ordinal }),
  z.object({ kind: z.literal("bridge"), phase: Ordinal, day: Day }),
]);
export type WhatIfChange = z.infer<typeof WhatIfChange>;

/** As many as a link may carry. */
export const WhatIfChanges = z.array(WhatIfChange).max(60);

/** What a change is about: of two with one subject, only the later counts. */
export function subjectOf(change: WhatIfChange): string {
  return `${change.kind} ${"gate" in change ? change.gate : change.phase}`;
}

/** The changes with one more, which replaces an earlier one about the same subject in its place. */
export function withChange(changes: readonly WhatIfChange[], change: WhatIfChange): WhatIfChange[] {
  const at = changes.findIndex((one) => subjectOf(one) === subjectOf(change));
  return at < 0 ? [...changes, change] : changes.with(at, change);
}

/** The changes without the one about this subject. */
export function withoutSubject(changes: readonly WhatIfChange[], subject: string): WhatIfChange[] {
  return changes.filter((one) => subjectOf(one) !== subject);
}

import { createHash } from "node:crypto";
import type { Actor } from "@/lib/domain/actor";
import type { PublishedState } from "@/lib/importing/epoch/types";
import type { Db } from "../client";
import { applyPublishedState } from "../commands/apply-epoch-import";

const FILE = "epoch-steps.json";

/** The extract goes the way of every import, so that importing the published files later finds the same phases and claims. */
export async function loadEpoch(db: Db, actor: Actor, states: PublishedState[]): Promise<void> {
  for (const state of states) {
    const contentSha256 = createHash("sha256").update(JSON.stringify(state)).digest("hex");
    const applied = await applyPublishedState(db, actor, state, { contentSha256, fileNames: [FILE, FILE] });
    if (!applied.ok) throw new Error(`${FILE}, ${state.publishedOn}: ${JSON.stringify(applied.failure)}`);
  }
}

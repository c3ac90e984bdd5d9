import { eq } from "drizzle-orm";
import type { InputProblem } from "@/lib/domain/result";
import { type SourceChoice, type SourceInput, sourceDifferences, sourceNaturalKey } from "@/lib/domain/source-input";
import type { Db } from "../client";
import { sources } from "../schema";

type SourceRow = typeof sources.$inferSelect;

/** `differences`: where the input contradicts the source on record, whatever was chosen. */
export type SourceMatch = { differences: InputProblem[] } & (
  | { state: "found"; source: SourceRow }
  | { state: "new"; naturalKey: string }
  | { state: "differs" }
);

/**
 * Which source an input is: one on record, a new one, or, without a choice, undecided because it contradicts the one on record. Of several
 * with the same address, title and day, the one that it does not contradict; else the first is meant.
 */
export async function findSource(db: Db, input: SourceInput, choice: SourceChoice | null): Promise<SourceMatch> {
  let first: SourceRow | null = null;
  for (let edition = 1; ; edition += 1) {
    const naturalKey = sourceNaturalKey(input, edition);
    const [source] = await db.select().from(sources).where(eq(sources.naturalKey, naturalKey));
    if (source && sourceDifferences(source, input).length === 0) return { state: "found", source, differences: [] };
    if (source) {
      first ??= source;
      continue;
    }
    if (!first) return { state: "new", naturalKey, differences: [] };
    const differences = sourceDifferences(first, input);
    if (choice === "on_record") return { state: "found", source: first, differences };
    return choice === "another" ? { state: "new", naturalKey, differences } : { state: "differs", differences };
  }
}

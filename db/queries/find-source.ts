import { eq } from "drizzle-orm";
import type { InputProblem } from "@/lib/domain/result";
import { type SourceChoice, type SourceInput, sourceDifferences, sourceNaturalKey } from "@/lib/domain/source-input";
import type { Db } from "../client";
import { latestDayOnEarth } from "../clock";
import { sources } from "../schema";

type SourceRow = typeof sources.$inferSelect;

/** `differences`: where the input contradicts the source on record, whatever was chosen. */
export type SourceMatch = { differences: InputProblem[] } & (
  | { state: "found"; source: SourceRow }
  | { state: "new"; naturalKey: string }
  | { state: "refused"; problems: InputProblem[] }
);

/**
 * Which source an input is: one on record, a new one, or refused: because its days are still to come, or because it contradicts the one on
 * record and nobody said which is meant. Of several
 * with the same address, title and day, the one that it does not contradict; else the first is meant.
 */
export async function findSource(db: Db, input: SourceInput, choice: SourceChoice | null): Promise<SourceMatch> {
  const problems = daysToCome(input);
  if (problems.length > 0) return { state: "refused", problems, differences: [] };
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
    if (choice === "another") return { state: "new", naturalKey, differences };
    return { state: "refused", problems: differences, differences };
  }
}

function daysToCome(input: SourceInput): InputProblem[] {
  const latestDay = latestDayOnEarth();
  return (["publishedOn", "retrievedOn"] as const).flatMap((field) => {
    const value = input[field] ?? null;
    if (value === null || value <= latestDay) return [];
    return [
      {
        field: `source.${field}`,
        value,
        reason: `${field}: ${value} is later than ${latestDay}, the latest day anywhere`,
      },
    ];
  });
}

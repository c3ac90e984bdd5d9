import type { ImportAction } from "@/lib/domain/vocabulary";
import { REGISTER_KIND_PREFIX } from "@/lib/importing/import-kinds";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";

export type ImportCounts = Record<
  Extract<ImportAction, "added" | "changed" | "unchanged" | "refused" | "asked" | "left_out">,
  number
>;

/** What an import does or, while it is staged, would do. */
export type RegisterReport = {
  rows: number;
  counts: ImportCounts;
  /** Dates that moved, and by how much. */
  slips: { later: number; earlier: number; medianDays: number | null };
  /** Keys of the publication before that this one does not carry: an event, not a cancellation. */
  vanished: string[];
  /** Keys that were gone from the publication before and are back. */
  returned: string[];
  /** Keys that are new where one of the same name, place and size is gone. */
  moved: { from: string; to: string }[];
  /** Rows that the mapping puts at another site (slug) than before, each with the phase that it leaves there. */
  relocated: { key: string; from: string; to: string; phaseId: number }[];
};

/** The kind of a register's imports. */
export const registerKind = ({ register }: Pick<RegisterMapping, "register">) => `${REGISTER_KIND_PREFIX}${register}`;

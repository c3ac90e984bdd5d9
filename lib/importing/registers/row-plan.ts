import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { FileProblem } from "../problem";

/** One thing that a row moves from what the same register said before. */
export type RowChange =
  | {
      what: "date";
      kind: IndicatorKind;
      key: string;
      step: MilestoneStep;
      /** The last day it may be, before and now; null where no last day is stated. */
      from: string | null;
      to: string | null;
      /** Later is positive; null where either day is not stated. */
      slipDays: number | null;
    }
  | { what: "megawatts"; from: string | null; to: string | null };

/** What taking a row in does to the records. */
export type RowPlan = {
  action: "added" | "changed" | "unchanged" | "refused";
  changes: RowChange[];
  problems: Pick<FileProblem, "column" | "value" | "reason">[];
};

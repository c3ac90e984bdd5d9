import type { LogProblem } from "./log-input";
import type { LogValues } from "./log-values";
import type { PhaseEffect } from "./milestone-effect";

/** What the form knows after an answer of the server. */
export type LogState = {
  values: LogValues;
  /** `typing`: asked automatically while the reader types, so empty fields are not blamed yet. */
  asked: "nothing" | "typing" | "preview" | "save";
  problems: LogProblem[];
  /** Where the source contradicts the one on record, when it was chosen already which is meant. */
  sourceDifferences: LogProblem[];
  /** `previewedKey`: the fields that it was computed for; `planKey`: the records, model and day. */
  effect: { phases: PhaseEffect[]; isOnRecord: boolean; previewedKey: string; planKey: string } | null;
  /** Save was asked for something else than what had been previewed. */
  isChangedSincePreview: boolean;
};

/** Where the source contradicts the one on record, chosen or not: the choice stays on screen. */
export const sourceDifferencesOf = ({ problems, sourceDifferences }: LogState): LogProblem[] => {
  const undecided = problems.filter(({ code }) => code === "sourceDiffers");
  return undecided.length > 0 ? undecided : sourceDifferences;
};

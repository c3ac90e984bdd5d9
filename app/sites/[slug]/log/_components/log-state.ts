import type { LogProblem } from "./log-input";
import type { LogValues } from "./log-values";
import type { PhaseEffect } from "./milestone-effect";

/** What the form knows after an answer of the server; `previewedKey` is what the effect was worked out for. */
export type LogState = {
  values: LogValues;
  /** `typing`: asked by itself while the reader types, so empty fields are not blamed yet. */
  asked: "nothing" | "typing" | "preview" | "save";
  problems: LogProblem[];
  /** Where the source contradicts the one on record, when it was chosen already which is meant. */
  sourceDifferences: LogProblem[];
  effect: { phases: PhaseEffect[]; isOnRecord: boolean; previewedKey: string } | null;
  /** Save was asked for something that had not been previewed. */
  isChangedSincePreview: boolean;
};

/** Where the source contradicts the one on record, chosen or not: the choice stays on screen. */
export const sourceDifferencesOf = ({ problems, sourceDifferences }: LogState): LogProblem[] => {
  const undecided = problems.filter(({ code }) => code === "sourceDiffers");
  return undecided.length > 0 ? undecided : sourceDifferences;
};

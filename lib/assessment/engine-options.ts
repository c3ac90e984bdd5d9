/** What every forecast is made with; the same for a stored, a previewed, a replayed and a supposed one, so that all of them agree. */
export type AssessmentOptions = {
  /** The day (epoch day) on which one asks: no draw depends on it, only what is said of the draws. */
  asOfDay: number;
  /** An unsigned 32-bit integer. */
  seed: number;
  /** A power of two. */
  draws: number;
};

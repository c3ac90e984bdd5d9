import type { CommandContext } from "../run-command";

/** The worst of what was measured, by its unit and what it is of: `{ "ms for the slowest": 204 }`. */
export type Worst = Record<string, number>;

/** A trial with counts: too long for every test run, so that it is run in parts and its figure kept in docs/trials.md. */
export type Trial = {
  name: string;
  /** What is counted, for the table. */
  unit: string;
  /** How many make the whole trial, and how many one batch, which is run again when it was interrupted. */
  count: number;
  batch: number;
  /** Which part of `npm test` runs one per cent of these cases anyway; then `--one-percent` leaves it out. */
  inTests?: string;
  /**
   * Prepares the trial and returns what runs its cases from `from` up to, not including, `to`; a case is known by its number and always the
   * same. It throws, with what a person needs to repeat it, when a case fails. The worst of all batches is kept beside the count.
   */
  begin(context: CommandContext): Promise<(from: number, to: number) => Promise<Worst | undefined>>;
};

import "server-only";
import { today } from "./today";

/** The day on which stored figures hold, and whether the worker is about to replace them. */
export type ResultDay = { asOfOn: string; isBeingRecomputed: boolean };

/** Figures of an earlier day are out of date whatever the queue says. */
export function resultDay({ asOfOn, isBeingRecomputed }: ResultDay): ResultDay {
  return { asOfOn, isBeingRecomputed: isBeingRecomputed || asOfOn !== today() };
}

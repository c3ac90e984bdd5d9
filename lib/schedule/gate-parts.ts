import { constant, earlier, later, where } from "./columns";
import type { Column } from "./laws";

/** A gate that is not closed, in each draw. */
export type GateSchedule = {
  /** The gate's own day; where the phase does not need the gate, or an appeal that fails leaves it granted, −∞. */
  day: Column;
  /** That day and what must follow it: no service before; −∞ as above. */
  end: Column;
  /** Whether somebody has spoken of it: a word, a look or bad news. */
  isSpoken: boolean;
};

/** What a gate's schedule is the later of: what stood, with its halts, and the path that refusals and appeals have put in front of it, if any. */
export type GateParts = {
  stood: DayAndEnd;
  path: DayAndEnd | null;
  answers: readonly Answer[];
  /** Refusals since the last grant, in front of the word that stands. */
  refusedBeforeWord: number;
  isOpen: Uint8Array;
  isSpoken: boolean;
};
/** A refusal, or the sponsor's appeal against one: refusals since the last grant, and the path as it was from then on. */
export type Answer = { refusedTimes: number; isAppealed: boolean; path: DayAndEnd };
/** A gate's day in each draw, and that day with what must follow it. */
export type DayAndEnd = { day: Column; end: Column };

/** The later of both, in the draws in which the gate is needed and open. */
export function gateSchedule({ stood, path, isOpen, isSpoken }: GateParts): GateSchedule {
  const { day, end } = path ? laterOf(stood, path) : stood;
  if (!isOpen.includes(0)) return { day, end, isSpoken };
  const never = constant(isOpen.length, Number.NEGATIVE_INFINITY);
  return { day: where(isOpen, day, never), end: where(isOpen, end, never), isSpoken };
}

export const earlierOf = (a: DayAndEnd, b: DayAndEnd): DayAndEnd => ({
  day: earlier(a.day, b.day),
  end: earlier(a.end, b.end),
});

export const laterOf = (a: DayAndEnd, b: DayAndEnd): DayAndEnd => ({
  day: later(a.day, b.day),
  end: later(a.end, b.end),
});

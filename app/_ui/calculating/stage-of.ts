import type { FollowEnd } from "./follow-result";

/** Records may change while they are computed with; a page that never catches up must not ask for ever. */
const AUTOMATIC_RESTARTS = 2;

/**
 * What is to be shown of a computation. Its end is `done` only when the page has been read again without the figures: then it restarts by
 * itself, twice at most.
 * @param attempt counted from 1
 */
export function stageOf({
  end,
  isReading,
  attempt,
}: {
  end: FollowEnd | null;
  isReading: boolean;
  attempt: number;
}): "calculating" | "restart" | FollowEnd {
  if (end === null || isReading) return "calculating";
  return end === "done" && attempt <= AUTOMATIC_RESTARTS ? "restart" : end;
}

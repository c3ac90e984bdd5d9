import { expect, it } from "vitest";
import { stageOf } from "./stage-of";

it("restarts twice when the page comes back without the figures, then reports it", () => {
  const stages = [1, 2, 3, 4].map((attempt) => stageOf({ end: "done", isReading: false, attempt }));
  expect(stages).toEqual(["restart", "restart", "done", "done"]);
});

it("is calculating until the end, and while the page is read again", () => {
  expect(stageOf({ end: null, isReading: false, attempt: 3 })).toBe("calculating");
  expect(stageOf({ end: "done", isReading: true, attempt: 3 })).toBe("calculating");
});

it.each(["busy", "error", "unreachable"] as const)("never restarts by itself after %s", (end) => {
  expect(stageOf({ end, isReading: false, attempt: 1 })).toBe(end);
});
